package com.flexreconnect.simulator.world;

import java.util.List;
import java.util.Optional;

/** The whole world at one moment, oldest first in every list. */
public record WorldSnapshot(
        List<CallView> calls,
        List<ConferenceView> conferences,
        List<TaskView> tasks,
        List<ReservationView> reservations,
        List<WorkerView> workers) {

    public Optional<CallView> call(String sid) {
        return calls.stream().filter(call -> call.sid().equals(sid)).findFirst();
    }

    public Optional<ConferenceView> conference(String sid) {
        return conferences.stream().filter(conf -> conf.sid().equals(sid)).findFirst();
    }

    /** The live conference with that name; a Flex conference is named after its task. */
    public Optional<ConferenceView> liveConferenceNamed(String friendlyName) {
        return conferences.stream()
                .filter(conf -> conf.live() && conf.friendlyName().equals(friendlyName))
                .findFirst();
    }

    public Optional<TaskView> task(String sid) {
        return tasks.stream().filter(task -> task.sid().equals(sid)).findFirst();
    }

    public Optional<ReservationView> reservation(String sid) {
        return reservations.stream().filter(res -> res.sid().equals(sid)).findFirst();
    }

    public List<ReservationView> activeReservationsOf(String workerSid) {
        return reservations.stream()
                .filter(res -> res.workerSid().equals(workerSid) && res.active())
                .toList();
    }
}
