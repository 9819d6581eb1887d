package com.flexreconnect.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call leg; changed only under the world's lock. */
final class Call {

    final String sid;
    final String from;
    final String to;
    final String direction;
    final CallRole role;
    final Instant startedAt;
    final List<Heard> heard = new ArrayList<>();

    String status = "in-progress";

    @Nullable
    Instant endedAt;

    @Nullable
    Conference conference;

    @Nullable
    Task queuedIn;

    @Nullable
    String workerSid;

    @Nullable
    String reservationSid;
    /** What the party hears apart from the others in the room. */
    @Nullable
    Playback playback;
    /** What the call does when its present instruction is over; null is: it ends. */
    @Nullable
    Runnable next;

    @Nullable
    Runnable onAnswer;

    Call(String sid, String from, String to, String direction, CallRole role, Instant startedAt) {
        this.sid = sid;
        this.from = from;
        this.to = to;
        this.direction = direction;
        this.role = role;
        this.startedAt = startedAt;
    }

    boolean live() {
        return endedAt == null;
    }

    CallView view() {
        return new CallView(
                sid,
                from,
                to,
                direction,
                role,
                status,
                conference == null ? null : conference.sid,
                queuedIn == null ? null : queuedIn.sid,
                workerSid,
                reservationSid,
                heard.isEmpty() ? new Heard(startedAt, Sound.SILENCE, "") : heard.getLast(),
                startedAt,
                endedAt);
    }
}
