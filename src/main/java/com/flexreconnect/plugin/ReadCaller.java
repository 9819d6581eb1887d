package com.flexreconnect.plugin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the token of a request: in the field {@code Token}, else in the Authorization header. */
@Component
class ReadCaller {
    private static final String BEARER = "Bearer ";

    private final Tokens tokens;

    ReadCaller(Tokens tokens) {
        this.tokens = tokens;
    }

    Caller from(HttpServletRequest request, Fields fields) {
        return tokens.owner(fields.text("Token").or(() -> bearer(request)));
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip())
                .filter(token -> !token.isEmpty());
    }
}
