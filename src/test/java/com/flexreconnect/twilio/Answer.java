package com.flexreconnect.twilio;

import java.util.Map;

/** What the stub answers. */
record Answer(int status, String body, Map<String, String> headers) {

    static Answer ok(String json) {
        return new Answer(200, json, Map.of());
    }

    static Answer error(int status, int code) {
        return new Answer(
                status,
                "{\"code\":%d,\"message\":\"+15005550006 said no\",\"status\":%d}".formatted(code, status),
                Map.of());
    }

    Answer with(String header, String value) {
        return new Answer(status, body, Map.of(header, value));
    }
}
