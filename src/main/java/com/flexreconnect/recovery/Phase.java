package com.flexreconnect.recovery;

import com.flexreconnect.sid.TaskSid;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a stage looks like from outside. */
final class Phase {
    private Phase() {}

    /** The stage's name in upper case with underscores, as the contract gives it to the plugin. */
    static String of(Stage stage) {
        return of(stage.getClass());
    }

    static Stream<String> ofOpenStages() {
        return Arrays.stream(Stage.Open.class.getPermittedSubclasses()).map(Phase::of);
    }

    static String of(Class<?> stage) {
        return stage.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** Whether the caller is with an agent again; third parties may still be on their way. */
    static boolean isReunited(Stage stage) {
        return switch (stage) {
            case Stage.Moving _ -> true;
            case Stage.Closed(var outcome) -> outcome == Outcome.RECOVERED || outcome == Outcome.HANDED_OVER;
            default -> false;
        };
    }

    static Optional<TaskSid> reconnectTask(Stage stage) {
        return switch (stage) {
            case Stage.Waiting waiting -> Optional.of(waiting.reconnect());
            case Stage.Reconnecting reconnecting -> Optional.of(reconnecting.reconnect());
            case Stage.Moving moving -> Optional.of(moving.reconnect());
            default -> Optional.empty();
        };
    }

    static Optional<Target> target(Stage stage) {
        return switch (stage) {
            case Stage.KeepingOthers keeping -> Optional.of(keeping.target());
            case Stage.Enqueueing enqueueing -> Optional.of(enqueueing.target());
            case Stage.Waiting waiting -> Optional.of(waiting.target());
            case Stage.Reconnecting reconnecting -> Optional.of(reconnecting.target());
            default -> Optional.empty();
        };
    }
}
