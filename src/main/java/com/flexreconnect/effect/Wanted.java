package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect;
import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.Effect.Mark;
import com.flexreconnect.recovery.Outcome;
import com.flexreconnect.recovery.Recovery;
import com.flexreconnect.recovery.RecoveryFile;
import com.flexreconnect.recovery.Stage;
import com.flexreconnect.recovery.Stage.Closed;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.KeepingOthers;
import com.flexreconnect.recovery.Stage.Pinging;
import com.flexreconnect.recovery.Stage.Reconnecting;
import com.flexreconnect.recovery.Stage.Verifying;
import com.flexreconnect.recovery.Stage.Waiting;

/** Whether an effect still makes sense by the time it is performed: meanwhile the caller may have hung up. */
final class Wanted {
    private Wanted() {}

    static boolean still(Job job) {
        return job.file().map(file -> still(job.effect(), file.recovery())).orElse(true);
    }

    private static boolean still(Effect effect, Recovery recovery) {
        return switch (effect) {
            case Effect.Announce _, Effect.CreatePing _, Effect.LookAtPing _, Effect.TakeOffHold _ ->
                recovery.stage() instanceof Pinging;
            case Effect.LookAtRoom _ -> beforeTheQueue(recovery.stage());
            case Effect.KeepOthers _ -> beforeTheQueue(recovery.stage());
            case EnqueueCustomer asked ->
                recovery.stage() instanceof Enqueueing stage && stage.attempt() == asked.attempt();
            case Effect.LookForCustomer asked ->
                recovery.stage() instanceof Enqueueing stage && stage.attempt() == asked.attempt();
            case Effect.LookAtReconnect asked ->
                switch (recovery.stage()) {
                    case Waiting stage -> stage.reconnect().equals(asked.reconnect());
                    case Reconnecting stage -> stage.reconnect().equals(asked.reconnect());
                    default -> false;
                };
            // A late mark would undo what was cleaned up after a caller who left.
            case Effect.MarkTask(var mark) -> mark == Mark.WITHDRAWN || !isInVain(recovery.stage());
            case Effect.SendToFallback _ -> recovery.stage() instanceof Closed(var how) && how == Outcome.GAVE_UP;
            default -> true;
        };
    }

    static boolean isInVain(RecoveryFile file) {
        return isInVain(file.recovery().stage());
    }

    private static boolean isInVain(Stage stage) {
        return stage instanceof Closed(var how)
                && switch (how) {
                    case FALSE_ALARM, CUSTOMER_LEFT, CLOSED_BY_HAND -> true;
                    case RECOVERED, HANDED_OVER, GAVE_UP -> false;
                };
    }

    private static boolean beforeTheQueue(Stage stage) {
        return stage instanceof Verifying || stage instanceof Pinging || stage instanceof KeepingOthers;
    }
}
