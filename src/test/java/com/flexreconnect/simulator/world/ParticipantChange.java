package com.flexreconnect.simulator.world;

import org.jspecify.annotations.Nullable;

/** What a participant update asks for; null is: leave it. */
public record ParticipantChange(
        @Nullable Boolean muted,
        @Nullable Boolean coaching,
        @Nullable Boolean hold,
        @Nullable String holdUrl,
        @Nullable Boolean endConferenceOnExit,
        @Nullable String announceUrl,
        String announceMethod) {

    public static ParticipantChange endConferenceOnExit(boolean end) {
        return new ParticipantChange(null, null, null, null, end, null, "POST");
    }

    public static ParticipantChange hold(boolean hold) {
        return new ParticipantChange(null, null, hold, null, null, null, "POST");
    }

    /** What a supervisor does in a call: heard by nobody, by the agent alone, by all. */
    public static ParticipantChange supervision(boolean muted, boolean coaching) {
        return new ParticipantChange(muted, coaching, null, null, null, null, "POST");
    }

    public static ParticipantChange muted(boolean muted) {
        return new ParticipantChange(muted, null, null, null, null, null, "POST");
    }
}
