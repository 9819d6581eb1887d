package com.flexreconnect.plugin;

import com.flexreconnect.twilio.TwilioFailure;
import com.flexreconnect.web.Refusal;
import java.util.function.Supplier;

/** Passes Twilio's no on to the plugin, with Twilio's status and code. */
final class AnswerTwilioFailure {
    private AnswerTwilioFailure() {}

    /** @throws Refusal what Twilio said; 503 when it did not say */
    static <T> T passingOn(Supplier<T> request) {
        try {
            return request.get();
        } catch (TwilioFailure failure) {
            throw refusal(failure);
        }
    }

    static Refusal refusal(TwilioFailure failure) {
        return switch (failure) {
            case TwilioFailure.Busy busy ->
                new Refusal(
                                busy.status() == 429 ? 429 : 503,
                                busy.code() == 0 ? "twilio_busy" : String.valueOf(busy.code()),
                                "Twilio asks to come back later: try again.")
                        .with(
                                "Retry-After",
                                String.valueOf(Math.max(1, busy.retryAfter().toSeconds())));
            case TwilioFailure.NotAsked notAsked ->
                new Refusal(503, "twilio_busy", "Twilio is asked for too much at the moment: try again.")
                        .with(
                                "Retry-After",
                                String.valueOf(Math.max(1, notAsked.comeBackIn().toSeconds())));
            case TwilioFailure.Unreachable _ ->
                new Refusal(503, "twilio_unreachable", "Twilio gives no answer: try again.").with("Retry-After", "1");
            case TwilioFailure.Gone _, TwilioFailure.Refused _, TwilioFailure.Stale _ ->
                new Refusal(
                        failure.status() >= 400 && failure.status() < 500 ? failure.status() : 502,
                        String.valueOf(failure.code()),
                        failure.twilioText().isEmpty() ? "Twilio refused this." : failure.twilioText());
        };
    }
}
