package com.flexreconnect.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call as it stood at one moment. */
public record CallView(
        String sid,
        String from,
        String to,
        String direction,
        CallRole role,
        String status,
        @Nullable String conferenceSid,
        @Nullable String taskSid,
        @Nullable String workerSid,
        @Nullable String reservationSid,
        Heard hears,
        Instant startedAt,
        @Nullable Instant endedAt) {

    public boolean live() {
        return endedAt == null;
    }
}
