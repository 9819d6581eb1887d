package com.flexreconnect.simulator.agent;

import com.flexreconnect.simulator.world.CallView;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.ParticipantView;
import com.flexreconnect.simulator.world.World;
import java.util.List;
import java.util.Optional;

/** The legs of one agent; two for a moment when a second tab takes a call over. */
record Legs(World world, String workerSid) {

    /** Every live leg, ringing or not, oldest first. */
    List<CallView> live() {
        return world.calls().all().stream()
                .filter(call -> call.live() && workerSid.equals(call.workerSid()))
                .toList();
    }

    Optional<CallView> newest() {
        return live().stream().reduce((older, newer) -> newer);
    }

    Optional<ConferenceView> conference() {
        return newest().map(CallView::conferenceSid).map(world.conferences()::fetch);
    }

    ParticipantView in(ConferenceView room) {
        return room.participants().stream()
                .filter(participant -> workerSid.equals(participant.workerSid()))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    void drop() {
        live().forEach(call -> world.calls().hangUp(call.sid()));
    }
}
