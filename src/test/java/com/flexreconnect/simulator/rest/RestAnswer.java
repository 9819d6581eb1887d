package com.flexreconnect.simulator.rest;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.TwilioError;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Twilio's API answers. */
record RestAnswer(int status, @Nullable JsonNode body, Map<String, String> headers) {

    static RestAnswer ok(JsonNode body) {
        return new RestAnswer(200, body, Map.of());
    }

    static RestAnswer created(JsonNode body) {
        return new RestAnswer(201, body, Map.of());
    }

    static RestAnswer gone() {
        return new RestAnswer(204, null, Map.of());
    }

    static RestAnswer error(int status, int code, String message) {
        return new RestAnswer(
                status,
                Json.object()
                        .put("code", code)
                        .put("message", message)
                        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                        .put("status", status),
                Map.of());
    }

    static RestAnswer error(TwilioError error) {
        return error(error.status(), error.code(), String.valueOf(error.getMessage()));
    }

    RestAnswer with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new RestAnswer(status, body, all);
    }
}
