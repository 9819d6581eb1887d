package com.flexreconnect.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.twilio.http.Response;
import java.time.Duration;
import java.util.Optional;

/** The one place that turns an answer which is no success into a {@link TwilioFailure}. */
final class ReadRefusal {

    /** The call has ended or was never answered: it cannot be redirected. */
    private static final int CALL_NOT_IN_PROGRESS = 21220;

    private static final Duration UNLESS_TOLD = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReadRefusal() {}

    static TwilioFailure of(Response response) {
        var body = body(response);
        var status = response.getStatusCode();
        var code = body.path("code").asInt(0);
        var text = body.path("message").asText(body.path("detail").asText(""));
        var retryAfter = asked(response);
        if (code == CALL_NOT_IN_PROGRESS) return new TwilioFailure.Gone(status, code, text);
        return switch (status) {
            case 404, 410 -> new TwilioFailure.Gone(status, code, text);
            case 412 -> new TwilioFailure.Stale(status, code, text);
            case 429 -> new TwilioFailure.Busy(status, code, text, retryAfter.orElse(UNLESS_TOLD));
            case 503 ->
                retryAfter
                        .<TwilioFailure>map(wait -> new TwilioFailure.Busy(status, code, text, wait))
                        .orElseGet(() -> new TwilioFailure.Unreachable(status, code, text));
            case 408 -> new TwilioFailure.Unreachable(status, code, text);
            default ->
                status >= 500
                        ? new TwilioFailure.Unreachable(status, code, text)
                        : new TwilioFailure.Refused(status, code, text);
        };
    }

    /** How long Twilio wants to be left alone; one second when it does not say. */
    static Duration retryAfter(Response response) {
        return asked(response).orElse(UNLESS_TOLD);
    }

    private static Optional<Duration> asked(Response response) {
        return Headers.of(response, "Retry-After").flatMap(ReadRefusal::seconds);
    }

    private static JsonNode body(Response response) {
        try {
            var text = response.getContent();
            return text == null ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<Duration> seconds(String retryAfter) {
        try {
            return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(retryAfter.strip()))));
        } catch (NumberFormatException aDate) {
            return Optional.empty();
        }
    }
}
