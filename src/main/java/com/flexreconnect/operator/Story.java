package com.flexreconnect.operator;

import com.flexreconnect.recovery.AskedByHand;
import com.flexreconnect.recovery.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What happened to one caller, in the order of time. */
record Story(Register.Line line, Recovery recovery, List<Entry> entries) {

    /** In this order where times are equal: what came in, what was made of it, what was asked for. */
    enum Kind {
        CALLBACK("Twilio said"),
        PERSON("a person"),
        NEWS("heard"),
        ASKED("asked");

        final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /**
     * @param afterTheLoss negative before it
     * @param result what came of it; may be empty
     */
    record Entry(Instant at, Duration afterTheLoss, Kind kind, String text, String result, List<Request> requests) {

        String css() {
            return kind.name().toLowerCase(Locale.ROOT)
                    + (failed() ? " failed" : "")
                    + (result.equals("changed nothing") ? " nothing" : "");
        }

        private boolean failed() {
            return result.startsWith("refused") || result.startsWith("nobody knows");
        }

        String offset() {
            var time = PlainWords.time(afterTheLoss.abs());
            return afterTheLoss.isNegative() ? "\u2212" + time : "+" + time;
        }
    }

    /** @param status 0: no answer came */
    record Request(Instant at, int attempt, String request, int status, int millis) {}

    /** What a person could do now. */
    List<Action> actions(boolean hasFallback) {
        return Arrays.stream(Action.values())
                .filter(action -> action != Action.FALLBACK || hasFallback)
                .filter(action -> AskedByHand.helps(recovery, action.asked("")))
                .toList();
    }

    /** One sentence for whoever asks what happened to this call. */
    String summary() {
        var time = line.withoutAgent().map(PlainWords::time).orElse("");
        var agent = line.agent();
        return line.outcome()
                .map(outcome -> switch (outcome) {
                    case RECOVERED -> "Lost " + agent + ", was back with " + agent + " after " + time + ".";
                    case HANDED_OVER -> "Lost " + agent + ", was with another agent after " + time + ".";
                    case FALSE_ALARM -> "Nobody was lost: " + agent + " was there or had said goodbye.";
                    case CUSTOMER_LEFT -> "Lost " + agent + "; the caller left after " + time + ".";
                    case GAVE_UP -> "Lost " + agent + "; the caller was sent to the fallback after " + time + ".";
                    case CLOSED_BY_HAND -> "Lost " + agent + "; a person closed the recovery after " + time + ".";
                })
                .orElseGet(() -> "Waiting " + PlainWords.waitsFor(recovery) + ".");
    }
}
