package com.flexreconnect.webhook;

import com.flexreconnect.settings.Settings;
import com.flexreconnect.telemetry.Field;
import com.flexreconnect.telemetry.Steps;
import com.flexreconnect.web.Body;
import com.flexreconnect.web.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Lets nobody but Twilio through the {@link Door doors}. What it has checked it hands on as a {@link SignedForm} or
 * {@link SignedJson}, so that a controller that asks for one cannot be reached without a signature.
 */
@Component
class OnlyTwilio extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(OnlyTwilio.class);

    private final SignatureCheck check;
    private final HandlerExceptionResolver errors;
    private final CountRequests counted;
    private final Steps steps;

    OnlyTwilio(
            Settings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<Steps> steps) {
        this.steps = steps.getIfAvailable(Steps::withoutTraces);
        this.counted = new CountRequests(meters);
        this.check = new SignatureCheck(settings);
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var door = Door.at(path(request));
        if (door.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var came = System.nanoTime();
        var result = CountRequests.Result.FAILED;
        try {
            enter(door.get(), request);
            // not before: strangers must not fill anybody's store of traces
            try (var step = steps.webhook(door.get().inWords())) {
                chain.doFilter(request, response);
                step.with(Field.STATUS, String.valueOf(response.getStatus()));
            }
            result = CountRequests.Result.of(response.getStatus());
        } catch (Refusal refusal) {
            LOG.debug("{} refused: {}", door, refusal.code());
            result = CountRequests.Result.of(refusal.code());
            var answered = errors.resolveException(request, response, null, refusal) != null;
            if (!answered) response.sendError(refusal.status());
        } finally {
            counted.answered(door.get(), result, System.nanoTime() - came);
        }
    }

    private void enter(Door door, HttpServletRequest request) {
        door.check(request.getMethod(), request.getContentType());
        var signature = request.getHeader("X-Twilio-Signature");
        var query = request.getQueryString();
        if (door.takesJson()) {
            var body = Body.read(request, Body.JSON_LIMIT);
            check.json(signature, request.getRequestURI(), query, body);
            request.setAttribute(SignedJson.NAME, new SignedJson(body));
        } else {
            var body = Body.read(request, Body.FORM_LIMIT);
            var form = request.getMethod().equals("GET") ? Map.<String, List<String>>of() : Body.form(body);
            check.form(signature, request.getRequestURI() + (query == null ? "" : "?" + query), form);
            request.setAttribute(SignedForm.NAME, new SignedForm(body, form));
        }
    }

    /** Decoded, as Spring MVC sees it: an escaped letter must not open a way around. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }
}
