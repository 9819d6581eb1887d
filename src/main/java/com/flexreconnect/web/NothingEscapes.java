package com.flexreconnect.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The net around all else. What nobody has answered Tomcat would log with its message, which may quote what the request
 * held. And none of our paths has parameters ({@code /path;a=b}): over malformed ones Spring MVC stumbles while it
 * answers.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class NothingEscapes extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(NothingEscapes.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        if (request.getRequestURI().contains(";")) {
            answer(response, 404);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException | IOException fault) {
            LOG.error("a request failed: {}", Fault.inShort(fault));
            if (!response.isCommitted()) answer(response, 500);
        }
    }

    private static void answer(HttpServletResponse response, int status) throws IOException {
        response.reset();
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(ErrorBody.of(status).json());
    }
}
