package com.flexreconnect.web;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The one shape of an error: {@code {"status":403,"error":{"code":"…","message":"…"}}}. */
record ErrorBody(int status, Detail error) {

    record Detail(String code, String message) {}

    static ErrorBody of(int status, String code, String message) {
        return new ErrorBody(status, new Detail(code, message));
    }

    /** An error of which nothing but its status is known. */
    static ErrorBody of(int status) {
        var known = HttpStatus.resolve(status);
        var code = known == null ? "error" : known.name().toLowerCase(Locale.ROOT);
        return of(status, code, sentence(status));
    }

    /** As text, for where nobody writes JSON for us; the words are ours and need no escapes. */
    String json() {
        return "{\"status\":%d,\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}"
                .formatted(status, error.code(), error.message());
    }

    private static String sentence(int status) {
        return switch (status) {
            case 400 -> "The request cannot be understood: check its fields.";
            case 404 -> "There is nothing at this address: check the path.";
            case 405 -> "This address does not take this method: see the Allow header.";
            case 406, 415 -> "This address does not take or give this content type.";
            case 413 -> "The request is too long.";
            default ->
                status < 500
                        ? "The request was refused."
                        : "The service failed on this request: try again, and look into its log if that does not help.";
        };
    }
}
