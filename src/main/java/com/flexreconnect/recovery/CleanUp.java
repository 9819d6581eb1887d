package com.flexreconnect.recovery;

import static com.flexreconnect.recovery.Transition.stay;
import static com.flexreconnect.recovery.Transition.to;

import com.flexreconnect.recovery.Effect.Alarm;
import com.flexreconnect.recovery.Effect.Alert;
import com.flexreconnect.recovery.Effect.CancelPing;
import com.flexreconnect.recovery.Effect.CompletePing;
import com.flexreconnect.recovery.Effect.CompleteReservation;
import com.flexreconnect.recovery.Effect.FollowUp;
import com.flexreconnect.recovery.Effect.FreeOldConference;
import com.flexreconnect.recovery.Effect.SendToFallback;
import com.flexreconnect.recovery.RecoveryEvent.CustomerHungUp;
import com.flexreconnect.recovery.RecoveryEvent.EffectRefused;
import com.flexreconnect.recovery.RecoveryEvent.PingAccepted;
import com.flexreconnect.recovery.RecoveryEvent.SentToFallback;
import com.flexreconnect.recovery.Stage.Closed;
import com.flexreconnect.recovery.Stage.Moving;
import com.flexreconnect.recovery.Stage.Pinging;
import java.util.ArrayList;
import java.util.List;

/** The recovery is over, or ends now without a reunion: nobody and nothing stays behind. */
final class CleanUp {
    private CleanUp() {}

    /** A recovery that is over only cleans up what arrives too late. */
    static Transition closed(Recovery recovery, RecoveryEvent event) {
        return switch (event) {
            case PingAccepted(var ping) -> to(recovery, new CompletePing(ping));
            // Not before: whoever is still in the old conference would be thrown out with the others.
            case SentToFallback _ when gaveUp(recovery) -> to(recovery, freeAll(recovery));
            case CustomerHungUp _ when gaveUp(recovery) -> to(recovery, freeAll(recovery));
            case EffectRefused(SendToFallback _)
            when gaveUp(recovery) -> to(recovery, new Alert(Alarm.FALLBACK_REFUSED), InTheQueue.FREE_AGENT);
            case EffectRefused(CompleteReservation _) -> to(recovery, new Alert(Alarm.RESERVATION_NOT_FREED));
            case EffectRefused(FreeOldConference _) -> to(recovery, new Alert(Alarm.OTHERS_LEFT_BEHIND));
            default -> stay(recovery);
        };
    }

    private static boolean gaveUp(Recovery recovery) {
        return recovery.stage().equals(new Closed(Outcome.GAVE_UP));
    }

    /** The lost agent, too: whoever was sent to the fallback from the old conference was still in their task. */
    private static List<Effect> freeAll(Recovery recovery) {
        var all = new ArrayList<Effect>(freeOthers(recovery));
        all.add(InTheQueue.FREE_AGENT);
        return all;
    }

    /** Ends the old conference when somebody would be left alone in it. */
    static List<Effect> freeOthers(Recovery recovery) {
        return recovery.others().isEmpty() ? List.of() : List.of(new FreeOldConference());
    }

    /** The customer is gone: free the agent, take everything back, leave nobody alone in the old conference. */
    static Transition customerLeft(Recovery recovery) {
        var closed = recovery.at(new Closed(Outcome.CUSTOMER_LEFT));
        var effects = new ArrayList<Effect>();
        if (recovery.stage() instanceof Pinging) recovery.ping().ifPresent(ping -> effects.add(new CancelPing(ping)));
        if (!(recovery.stage() instanceof Moving)) effects.add(new CompleteReservation(FollowUp.NOTHING));
        effects.addAll(freeOthers(recovery));
        return to(closed, effects);
    }
}
