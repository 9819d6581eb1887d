package com.flexreconnect.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conference; changed only under the world's lock. */
final class Conference {

    final String sid = Sids.fresh("CF");
    final String channelSid = Sids.fresh("UO");
    final String friendlyName;
    final Instant createdAt;
    final @Nullable StatusCallback callback;
    final List<Participant> participants = new ArrayList<>();
    final Map<Participant, Instant> gone = new LinkedHashMap<>();

    String status = "init";
    int sequence;
    Instant updatedAt;

    @Nullable
    String callSidEnding;

    @Nullable
    String reasonEnded;

    Conference(String friendlyName, @Nullable StatusCallback callback, Instant createdAt) {
        this.friendlyName = friendlyName;
        this.callback = callback;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    boolean live() {
        return !status.equals("completed");
    }

    Optional<Participant> participant(String callSidOrLabel) {
        return participants.stream()
                .filter(p -> p.call.sid.equals(callSidOrLabel) || callSidOrLabel.equals(p.label))
                .findFirst();
    }

    Optional<Participant> customer() {
        return participants.stream()
                .filter(p -> p.call.role == CallRole.CUSTOMER)
                .findFirst();
    }

    ConferenceView view() {
        return new ConferenceView(
                sid,
                channelSid,
                friendlyName,
                status,
                sequence,
                participants.stream().map(p -> p.view(this)).toList(),
                callback,
                callSidEnding,
                reasonEnded,
                createdAt,
                updatedAt);
    }
}
