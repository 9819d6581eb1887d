package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect;
import com.flexreconnect.recovery.Effect.CompleteReservation;
import com.flexreconnect.recovery.Effect.FollowUp;
import com.flexreconnect.twilio.Urgency;

/** Which effects go first when there are more than Twilio bears; among equals the caller who was lost first. */
final class Precedence {
    private Precedence() {}

    static Urgency of(Effect effect) {
        return switch (effect) {
            case Effect.Announce _,
                    Effect.CreatePing _,
                    Effect.TakeOffHold _,
                    Effect.KeepOthers _,
                    Effect.EnqueueCustomer _,
                    Effect.Widen _,
                    Effect.MoveParticipant _,
                    Effect.SendToFallback _,
                    Effect.DisarmEndOnExit _,
                    Effect.Alert _ -> Urgency.CALLER_FEELS_IT;
            // the caller waits for an agent who is not free before
            case CompleteReservation(var followUp) when followUp == FollowUp.RECONNECT_AGENT -> Urgency.CALLER_FEELS_IT;
            case Effect.LookAtRoom _,
                    Effect.LookAtPing _,
                    Effect.LookForCustomer _,
                    Effect.LookAtReconnect _,
                    Effect.Identify _,
                    Effect.LookAtLeg _,
                    Effect.LookForLoss _,
                    Effect.FreeOldConference _ -> Urgency.SOMEBODY_ASKS;
            case Effect.MarkTask _, Effect.CompletePing _, Effect.CancelPing _, CompleteReservation _ ->
                Urgency.HOUSEKEEPING;
        };
    }

    /** In the scheduler's table, where most of those that have to wait do: below timers, which ask Twilio for nothing. */
    static int inTheScheduler(Effect effect) {
        return switch (of(effect)) {
            case CALLER_FEELS_IT -> 70;
            case SOMEBODY_ASKS -> 60;
            case HOUSEKEEPING -> 30;
        };
    }
}
