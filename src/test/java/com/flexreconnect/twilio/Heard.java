package com.flexreconnect.twilio;

import java.util.Map;
import java.util.Optional;

/** One HTTP request that reached the stub. Header names are in lower case. */
record Heard(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> form,
        Map<String, String> headers,
        String body) {

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase()));
    }
}
