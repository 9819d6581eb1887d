package com.flexreconnect.twilio;

import com.flexreconnect.settings.Settings;
import com.flexreconnect.telemetry.Field;
import com.flexreconnect.telemetry.Steps;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The line to Twilio: every request goes through here once, and every failure leaves as a {@link TwilioFailure}. */
@Component
final class Line {

    private static final Logger log = LoggerFactory.getLogger(Line.class);
    private static final int TOO_MANY_REQUESTS = 429;

    /** How often an effect looks, when a look fails at once: some need five in a row, and would begin anew with the first. */
    private static final int LOOKS = 3;

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Settings settings;
    private final Credentials credentials;
    private final Wire wire;
    private final Lanes lanes;
    private final CountRequests counted;
    private final Steps steps;
    private final Reachability reachability = new Reachability(System::nanoTime);
    private final OneRequest twilio;

    @Autowired
    Line(Settings settings, ObjectProvider<MeterRegistry> meters, ObjectProvider<Steps> steps) {
        this(
                settings,
                new Wire(settings.twilioBaseUrl(), settings.limits()),
                new Lanes(settings.limits()),
                meters.getIfAvailable(SimpleMeterRegistry::new),
                steps.getIfAvailable(Steps::withoutTraces));
    }

    Line(Settings settings) {
        this(settings, new Wire(settings.twilioBaseUrl(), settings.limits()));
    }

    Line(Settings settings, Wire wire) {
        this(settings, wire, new Lanes(settings.limits()));
    }

    Line(Settings settings, Wire wire, Lanes lanes) {
        this(settings, wire, lanes, new SimpleMeterRegistry(), Steps.withoutTraces());
    }

    Line(Settings settings, Wire wire, Lanes lanes, MeterRegistry meters, Steps steps) {
        this.steps = steps;
        this.counted = new CountRequests(meters);
        this.settings = settings;
        this.credentials = new Credentials(settings);
        this.wire = wire;
        this.lanes = lanes;
        this.twilio = new OneRequest(new TwilioRestClient.Builder(credentials.user(), credentials.secret())
                .accountSid(settings.account().value())
                .region(settings.region().orElse(null))
                .edge(settings.edge().orElse(null))
                .httpClient(wire));
    }

    /** @throws TwilioFailure when Twilio did not answer with success */
    <T> T ask(Function<TwilioRestClient, T> question) {
        try {
            return question.apply(twilio);
        } catch (TwilioException unreadable) {
            // a success that cannot be read: it happened, but we cannot tell what; its text may be personal
            throw new TwilioFailure.Unreachable(null);
        }
    }

    /**
     * Sends a request, when its turn has come. What only reads and is part of an effect is sent again when it fails at
     * once.
     *
     * @return the answer, whatever its status
     * @throws TwilioFailure.Unreachable when no answer came
     * @throws OnlyWhile.TakenOver when it was not sent
     * @throws TwilioFailure.NotAsked when its turn did not come in time
     */
    Response send(Request request) {
        var errand = Errand.current();
        var lane = lanes.of(request);
        var looks = errand.returns() && request.getMethod() == HttpMethod.GET ? LOOKS : 1;
        for (var look = 1; ; look++) {
            var came = lane.now();
            try {
                var response = comingBack(lane, errand, request);
                if (response.getStatusCode() < 500 || look == looks || !isAtOnce(lane, came)) return response;
            } catch (TwilioFailure.Unreachable noAnswer) {
                if (look == looks || !isAtOnce(lane, came)) throw noAnswer;
            }
        }
    }

    private static boolean isAtOnce(Lane lane, long came) {
        return lane.now() - came < AT_ONCE.toNanos();
    }

    private Response comingBack(Lane lane, Errand errand, Request request) {
        var until = lane.until();
        while (true) {
            var response = inTurn(lane, errand, until, request);
            if (response.getStatusCode() != TOO_MANY_REQUESTS) return response;
            var pause = ReadRefusal.retryAfter(response);
            lane.pause(pause);
            if (!errand.returns() || lane.isOver(until, pause)) return response;
        }
    }

    private Response inTurn(Lane lane, Errand errand, long until, Request request) {
        take(lane, errand, until, request);
        try {
            errand.begin();
            return credentials.ask(request, this::once);
        } finally {
            lane.back();
        }
    }

    private void take(Lane lane, Errand errand, long until, Request request) {
        var came = System.nanoTime();
        try {
            lane.take(errand, until);
        } finally {
            counted.waited(Family.of(request), System.nanoTime() - came);
        }
    }

    private Response once(Request request) {
        OnlyWhile.check();
        var endpoint = CountRequests.endpoint(request);
        var started = System.nanoTime();
        var status = 0;
        var step = steps.request(endpoint);
        try {
            var response = wire.makeRequest(request);
            status = response.getStatusCode();
            step.with(Field.STATUS, String.valueOf(status));
            if (status >= 500 || status == TOO_MANY_REQUESTS) step.failed();
            return response;
        } catch (TwilioException | IllegalStateException noAnswer) {
            step.failed();
            throw new TwilioFailure.Unreachable(noAnswer.getCause());
        } finally {
            var took = Duration.ofNanos(System.nanoTime() - started);
            counted.answered(endpoint, status, took);
            reachability.met(status);
            step.close();
            log.debug("{} {} {} ms", endpoint, status, took.toMillis());
            Errand.current().asked(new Errand.Asked(endpoint, status, took));
        }
    }

    /** How many requests of this family wait for their turn. */
    int waiting(Family family) {
        return lanes.of(family).waiting();
    }

    /** How Twilio is, as far as the last requests tell. */
    Reachability.Seen seen() {
        return reachability.now();
    }

    Settings settings() {
        return settings;
    }

    @PreDestroy
    void close() throws IOException {
        wire.close();
    }

    /** Twilio's client without its retries, its shared last request and its logging of queries. */
    private final class OneRequest extends TwilioRestClient {

        private OneRequest(Builder builder) {
            super(builder);
        }

        @Override
        public Response request(Request request) {
            if (getRegion() != null) request.setRegion(getRegion());
            if (getEdge() != null) request.setEdge(getEdge());
            var response = send(request);
            // the library would also take a redirect for success
            if (response.getStatusCode() / 100 == 2) return response;
            throw ReadRefusal.of(response);
        }
    }
}
