package com.flexreconnect.operator;

import com.flexreconnect.recovery.Outcome;
import com.flexreconnect.recovery.Recovery;
import com.flexreconnect.recovery.Stage;
import com.flexreconnect.recovery.Stage.Closed;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.KeepingOthers;
import com.flexreconnect.recovery.Stage.Moving;
import com.flexreconnect.recovery.Stage.Pinging;
import com.flexreconnect.recovery.Stage.Reconnecting;
import com.flexreconnect.recovery.Stage.Suspected;
import com.flexreconnect.recovery.Stage.Verifying;
import com.flexreconnect.recovery.Stage.Waiting;
import com.flexreconnect.recovery.Target;
import java.time.Duration;
import java.util.Locale;

/** What a supervisor under stress reads: what the caller waits for. A new stage does not compile without words here. */
final class PlainWords {
    private PlainWords() {}

    /** Goes on after "waiting 42 s". */
    static String waitsFor(Recovery recovery) {
        var agent = recovery.lost().agent().name();
        return switch (recovery.stage()) {
            case Suspected _ -> "to see whether " + agent + " is really gone";
            case Verifying _ -> "while we look whether " + agent + " is still in the call";
            case Pinging _ -> "for " + agent + " (same agent) to come back";
            case KeepingOthers(var target) ->
                "to leave for the queue for " + whom(target, agent) + ", with third parties still in the call";
            case Enqueueing stage ->
                "to enter the queue for " + whom(stage.target(), agent)
                        + (stage.attempt() > 1 ? " (attempt " + stage.attempt() + ")" : "");
            case Waiting stage -> "for " + whom(stage.target(), agent) + " to answer";
            case Reconnecting stage ->
                "to be connected: "
                        + (stage.worker()
                                        .filter(recovery.lost().agent().worker()::equals)
                                        .isPresent()
                                ? agent + " (same agent)"
                                : "an agent")
                        + " has accepted";
            case Moving _ -> "for third parties to follow: the caller is with an agent again";
            case Closed(var outcome) -> "for nothing: " + ended(outcome);
        };
    }

    private static String whom(Target target, String agent) {
        return switch (target) {
            case SAME_WORKER -> agent + " (same agent)";
            case ANY_WORKER -> "any agent";
        };
    }

    /** Callers who have neither an agent nor a place in a queue come first. */
    static Standing standing(Stage stage) {
        return switch (stage) {
            case Suspected _, Verifying _, Pinging _, KeepingOthers _, Enqueueing _ -> Standing.ALONE;
            case Waiting _ -> Standing.IN_QUEUE;
            case Reconnecting _, Moving _, Closed _ -> Standing.WITH_AGENT;
        };
    }

    enum Standing {
        ALONE("alone", "No agent and no queue"),
        IN_QUEUE("queued", "In a queue"),
        WITH_AGENT("agent", "Being connected");

        final String css;
        final String title;

        Standing(String css, String title) {
            this.css = css;
            this.title = title;
        }
    }

    static String ended(Outcome outcome) {
        return switch (outcome) {
            case RECOVERED -> "back with the same agent";
            case HANDED_OVER -> "with another agent";
            case FALSE_ALARM -> "false alarm";
            case CUSTOMER_LEFT -> "the caller left";
            case GAVE_UP -> "sent to the fallback";
            case CLOSED_BY_HAND -> "closed by a person";
        };
    }

    static String css(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** 0.4 s, 42 s, 3 min 05 s, 2 h 10 min. */
    static String time(Duration duration) {
        if (duration.toMillis() < 10_000) return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        if (duration.toSeconds() < 60) return duration.toSeconds() + " s";
        if (duration.toMinutes() < 60) return "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        return "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
}
