package com.flexreconnect.simulator.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conference as it stood at one moment. */
public record ConferenceView(
        String sid,
        String channelSid,
        String friendlyName,
        String status,
        int sequence,
        List<ParticipantView> participants,
        @Nullable StatusCallback callback,
        @Nullable String callSidEnding,
        @Nullable String reasonEnded,
        Instant createdAt,
        Instant updatedAt) {

    public boolean live() {
        return !status.equals("completed");
    }

    public Optional<ParticipantView> participant(String callSid) {
        return participants.stream().filter(p -> p.callSid().equals(callSid)).findFirst();
    }

    public Optional<ParticipantView> customer() {
        return participants.stream().filter(p -> p.type().equals("customer")).findFirst();
    }
}
