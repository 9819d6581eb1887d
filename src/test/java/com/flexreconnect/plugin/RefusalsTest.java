package com.flexreconnect.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What gets no, and how. */
class RefusalsTest extends PluginSlice {

    @Test
    void withoutAGoodTokenThereIsNothing() {
        var fields = new HashMap<>(Map.of("conferenceSid", ROOM.value(), "workerSid", ADA.value()));
        fields.put("Token", "undefined");
        assertRefused(send("remove-worker-from-conference-state", fields), 401, "token_missing");

        fields.put("Token", "forged");
        TWILIO.says(VALIDATE, 200, "{\"valid\":false,\"message\":\"Token is expired\"}");
        var refused = send("remove-worker-from-conference-state", fields);
        assertRefused(refused, 401, "token_invalid");
        assertThat(refused).hasHeader("WWW-Authenticate", "Bearer");

        fields.put("Token", "unlucky");
        TWILIO.says(VALIDATE, 500, "oops");
        assertRefused(send("remove-worker-from-conference-state", fields), 503, "twilio_unreachable");
        assertThat(conferences.heard).isEmpty();
    }

    @Test
    void badInputIsToldSo() {
        assertRefused(call("end-conference", Map.of()), 400, "missing_field");
        assertRefused(call("end-conference", Map.of("conferenceSid", "CF1")), 400, "malformed_field");
        assertRefused(http.perform(get("/flex/end-conference")), 405, "method_not_allowed");
        assertRefused(
                http.perform(
                        post("/flex/end-conference").contentType("text/plain").content("x")),
                415,
                "unsupported_media_type");
        assertRefused(
                http.perform(post("/flex/end-conference")
                        .contentType("application/json")
                        .content("[1")),
                400,
                "malformed_json");
        assertRefused(http.perform(post("/flex/nothing-here")), 404, "not_found");
        assertRefused(call("end-conference", Map.of("x", "y".repeat(70_000))), 413, "body_too_long");
    }

    @Test
    void pagesOfFlexMayCallAndOthersMayNot() {
        var asked = http.perform(options("/flex/end-conference")
                .header("Origin", FLEX)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type"));
        assertThat(asked).hasStatus(200).hasHeader("Access-Control-Allow-Origin", FLEX);

        var refused = http.perform(post("/flex/end-conference")
                .header("Origin", FLEX)
                .contentType("application/x-www-form-urlencoded")
                .content("Token=undefined"));
        assertThat(refused).as("a refusal can be read, too").hasHeader("Access-Control-Allow-Origin", FLEX);
        assertRefused(refused, 401, "token_missing");

        var evil = http.perform(options("/flex/end-conference")
                .header("Origin", "https://evil.example.com")
                .header("Access-Control-Request-Method", "POST"));
        assertRefused(evil, 403, "origin_not_allowed");
        assertThat(evil).doesNotContainHeader("Access-Control-Allow-Origin");
    }
}
