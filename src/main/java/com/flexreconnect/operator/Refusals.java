package com.flexreconnect.operator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;

/** What whoever may not come in is told: the same for names that exist and names that do not. */
final class Refusals {
    private Refusals() {}

    static void unknown(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyTries) {
            response.setHeader("Retry-After", String.valueOf(Passwords.WHILE.toSeconds()));
            write(response, 429, "Too many wrong passwords. Wait a minute, then try again.");
            return;
        }
        response.setHeader("WWW-Authenticate", "Basic realm=\"Flex Reconnect\", charset=\"UTF-8\"");
        write(response, 401, "Log in with your name and password.");
    }

    static void notLoggedIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        write(response, 401, "The login did not succeed. Open the page again to log in.");
    }

    static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        write(
                response,
                403,
                why instanceof CsrfException
                        ? "This form is too old or comes from elsewhere. Go back, reload the page and try again."
                        : "You are logged in, but may not do this. Ask whoever runs Flex Reconnect for the role.");
    }

    private static void write(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(("<!doctype html><html lang=\"en\"><meta name=\"viewport\" content=\"width=device-width\">"
                                + "<title>%d</title><h1>Flex Reconnect</h1><p>%s</p>")
                        .formatted(status, sentence));
    }
}
