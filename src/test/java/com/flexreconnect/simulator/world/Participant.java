package com.flexreconnect.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call in a conference; changed only under the world's lock. */
final class Participant {

    final String sid = Sids.fresh("UT");
    final Call call;
    final String type;
    final @Nullable String label;
    final boolean startOnEnter;
    final Instant joinedAt;

    boolean muted;
    boolean coaching;
    boolean hold;

    @Nullable
    String holdUrl;

    boolean endOnExit;

    Participant(Call call, JoinOptions options, Instant joinedAt) {
        this.call = call;
        this.type = switch (call.role) {
            case CUSTOMER -> "customer";
            case AGENT -> "worker";
            case EXTERNAL -> "external";
            case SUPERVISOR -> "supervisor";
        };
        this.label = options.label();
        this.startOnEnter = options.startConferenceOnEnter();
        this.endOnExit = options.endConferenceOnExit();
        this.muted = options.muted();
        this.joinedAt = joinedAt;
    }

    /** Whether the customer hears this one. */
    boolean audible() {
        return !hold && !muted && !coaching;
    }

    ParticipantView view(Conference room) {
        return new ParticipantView(
                sid,
                call.sid,
                room.sid,
                type,
                label,
                muted,
                coaching,
                hold,
                endOnExit,
                startOnEnter,
                call.workerSid,
                call.reservationSid);
    }
}
