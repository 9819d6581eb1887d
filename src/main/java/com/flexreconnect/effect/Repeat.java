package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect;
import java.time.Duration;

/** How an effect may be repeated when nobody knows whether it happened. */
enum Repeat {
    /** A second one would be worse than none. */
    NEVER,
    /** Look whether it happened, then do it if not. */
    LOOK_FIRST,
    /** Doing it twice is the same as doing it once. */
    SAFE;

    private static final Duration WHILE_SOMEBODY_WAITS = Duration.ofSeconds(30);
    private static final Duration CLEANING_UP = Duration.ofMinutes(15);

    static Repeat of(Effect effect) {
        return switch (effect) {
            case Effect.Announce _, Effect.TakeOffHold _ -> NEVER;
            case Effect.CreatePing _, Effect.EnqueueCustomer _, Effect.SendToFallback _, Effect.MoveParticipant _ ->
                LOOK_FIRST;
            default -> SAFE;
        };
    }

    /**
     * Whether Twilio may be asked for it only when no earlier request for the same can still be performed: twice would
     * throw a caller out of a queue, or call an agent twice. A third party who is moved twice is in the same room twice.
     */
    static boolean isOnce(Effect effect) {
        return effect instanceof Effect.CreatePing || isRedirect(effect);
    }

    /** Of these no two may be on their way for one caller, whichever attempt they belong to. */
    static boolean isRedirect(Effect effect) {
        return effect instanceof Effect.EnqueueCustomer || effect instanceof Effect.SendToFallback;
    }

    /** How long an effect is tried before it counts as refused. */
    static Duration deadline(Effect effect) {
        return switch (effect) {
            case Effect.CancelPing _,
                    Effect.CompletePing _,
                    Effect.CompleteReservation _,
                    Effect.FreeOldConference _,
                    Effect.MarkTask _,
                    Effect.SendToFallback _,
                    Effect.Identify _,
                    Effect.LookAtLeg _,
                    Effect.LookForLoss _,
                    Effect.Widen _ -> CLEANING_UP;
            default -> WHILE_SOMEBODY_WAITS;
        };
    }
}
