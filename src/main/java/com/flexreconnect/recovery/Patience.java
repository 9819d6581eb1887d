package com.flexreconnect.recovery;

import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.KeepingOthers;
import com.flexreconnect.recovery.Stage.Moving;
import com.flexreconnect.recovery.Stage.Open;
import com.flexreconnect.recovery.Stage.Pinging;
import com.flexreconnect.recovery.Stage.Reconnecting;
import com.flexreconnect.recovery.Stage.Suspected;
import com.flexreconnect.recovery.Stage.Verifying;
import com.flexreconnect.recovery.Stage.Waiting;
import com.flexreconnect.settings.Settings;
import java.time.Duration;

/** How long each open stage waits. A new stage does not compile without an answer here. */
final class Patience {

    /** How long the conference callback may take to confirm or explain what TaskRouter reported first. */
    private static final Duration UNCERTAIN_GRACE = Duration.ofSeconds(2);

    private Patience() {}

    static Duration with(Open stage, Settings settings) {
        var patience = settings.patience();
        return switch (stage) {
            case Suspected suspected -> suspected.certain() ? patience.grace() : longer(patience.grace());
            case Verifying _ -> patience.step();
            case Pinging pinging ->
                pinging.looked() ? patience.step() : settings.pingTimeout().plus(patience.step());
            case KeepingOthers _ -> patience.step();
            case Enqueueing _ -> patience.step();
            case Waiting waiting when waiting.target() == Target.ANY_WORKER -> patience.anyWorker();
            case Waiting waiting -> waiting.round() == 0 ? patience.sameWorker() : patience.step();
            case Reconnecting _ -> patience.step();
            case Moving _ -> patience.step().multipliedBy(3);
        };
    }

    private static Duration longer(Duration grace) {
        return grace.compareTo(UNCERTAIN_GRACE) > 0 ? grace : UNCERTAIN_GRACE;
    }
}
