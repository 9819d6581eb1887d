package com.flexreconnect.recovery;

import static com.flexreconnect.recovery.Transition.stay;
import static com.flexreconnect.recovery.Transition.to;

import com.flexreconnect.recovery.Effect.CancelPing;
import com.flexreconnect.recovery.Effect.MarkTask;
import com.flexreconnect.recovery.Effect.SendToFallback;
import com.flexreconnect.recovery.RecoveryEvent.AnyAgentAskedFor;
import com.flexreconnect.recovery.RecoveryEvent.ByHand;
import com.flexreconnect.recovery.RecoveryEvent.CloseAskedFor;
import com.flexreconnect.recovery.RecoveryEvent.FallbackAskedFor;
import com.flexreconnect.recovery.Stage.Closed;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.KeepingOthers;
import com.flexreconnect.recovery.Stage.Pinging;
import com.flexreconnect.recovery.Stage.Reconnecting;
import com.flexreconnect.recovery.Stage.Suspected;
import com.flexreconnect.recovery.Stage.Verifying;
import com.flexreconnect.recovery.Stage.Waiting;
import java.util.ArrayList;

/**
 * A person asks. What they ask for is done where it cannot harm: nobody is taken from an agent who may be there, and
 * nobody is redirected while a redirect may be under way. Where it changes nothing it is only written down.
 */
public final class AskedByHand {
    private AskedByHand() {}

    /** Whether it would change anything now: what would not is not worth offering. */
    public static boolean helps(Recovery recovery, ByHand asked) {
        return !on(recovery, asked).equals(stay(recovery));
    }

    static Transition on(Recovery recovery, ByHand asked) {
        return switch (asked) {
            case AnyAgentAskedFor _ -> anyAgent(recovery);
            case FallbackAskedFor _ -> fallback(recovery);
            case CloseAskedFor _ -> close(recovery);
        };
    }

    private static Transition anyAgent(Recovery recovery) {
        return switch (recovery.stage()) {
            case Pinging _ -> BeforeTheQueue.toAnyAgent(recovery);
            case KeepingOthers(var target)
            when target == Target.SAME_WORKER -> to(recovery.at(new KeepingOthers(Target.ANY_WORKER)));
            case Waiting stage when stage.target() == Target.SAME_WORKER -> InTheQueue.widen(recovery, stage);
            default -> stay(recovery);
        };
    }

    /** Nobody is alerted: somebody is there. The lost agent is freed when the caller has left. */
    private static Transition fallback(Recovery recovery) {
        var mayLeave = switch (recovery.stage()) {
            case Pinging _, KeepingOthers _, Waiting _ -> true;
            // before the look the redirect may be under way
            case Enqueueing stage -> stage.looked();
            default -> false;
        };
        if (!mayLeave) return stay(recovery);
        var effects = new ArrayList<Effect>();
        effects.add(new SendToFallback());
        if (recovery.stage() instanceof Pinging) recovery.ping().ifPresent(ping -> effects.add(new CancelPing(ping)));
        return to(recovery.at(new Closed(Outcome.GAVE_UP)), effects);
    }

    /** Callers stay where they are: in the old conference with all who are in it, or in the queue. */
    private static Transition close(Recovery recovery) {
        var effects = new ArrayList<Effect>();
        switch (recovery.stage()) {
            case Suspected _, Verifying _ -> {}
            case Pinging _, KeepingOthers _ -> {
                effects.add(new MarkTask(Effect.Mark.WITHDRAWN));
                if (recovery.stage() instanceof Pinging)
                    recovery.ping().ifPresent(ping -> effects.add(new CancelPing(ping)));
            }
            case Waiting _, Reconnecting _ -> effects.addAll(CleanUp.freeOthers(recovery));
            default -> {
                return stay(recovery);
            }
        }
        return to(recovery.at(new Closed(Outcome.CLOSED_BY_HAND)), effects);
    }
}
