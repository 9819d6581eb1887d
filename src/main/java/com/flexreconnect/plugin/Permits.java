package com.flexreconnect.plugin;

import com.flexreconnect.conference.Agent;
import com.flexreconnect.conference.Rosters;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.twilio.Participants;
import com.flexreconnect.twilio.Reservations;
import com.flexreconnect.twilio.TwilioFailure;
import com.flexreconnect.web.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may do what: a worker acts for itself and where it takes part; supervisors and admins act for others too. */
@Component
class Permits {
    private final Rosters rosters;
    private final Reservations reservations;
    private final Participants participants;

    Permits(Rosters rosters, Reservations reservations, Participants participants) {
        this.rosters = rosters;
        this.reservations = reservations;
        this.participants = participants;
    }

    /** @throws Refusal 403 */
    void actFor(Caller caller, WorkerSid worker) {
        if (!caller.mayActForOthers() && !caller.is(worker))
            throw forbidden("not_your_worker", "A worker can only speak for itself: send your own workerSid.");
    }

    /** @throws Refusal 403 */
    void actIn(Caller caller, ConferenceSid conference) {
        if (!caller.mayActForOthers() && !takesPart(caller, conference))
            throw forbidden("not_in_conference", "A worker can only change conferences in which it takes part.");
    }

    /**
     * The first time that we hear of this worker in this conference with this task and reservation, its word is not
     * enough: a lost worker's reservation is completed, and its task's attributes go to the next worker.
     *
     * @throws Refusal 403
     */
    void register(Caller caller, Agent agent, ConferenceSid conference, Optional<CallSid> leg) {
        actFor(caller, agent.worker());
        if (caller.mayActForOthers() || rosters.knows(agent, conference)) return;
        if (!holds(agent.worker(), agent.task(), agent.reservation()))
            throw forbidden("not_your_reservation", "This reservation is not the worker's: send its own.");
        if (!takesPart(caller, conference)
                && !isRoomOf(agent.task(), conference)
                && leg.filter(call -> isIn(conference, call)).isEmpty())
            throw forbidden("not_in_conference", "The worker is not in this conference: send the one it talks in.");
    }

    /** @throws Refusal 403 when those who are moved would come into a conversation that is not the caller's */
    void moveTo(Caller caller, TaskSid task, ConferenceSid conference) {
        if (!mayKnow(caller, task, conference))
            throw forbidden(
                    "not_in_conference", "A worker can only move others into conferences in which it takes part.");
    }

    /**
     * The customer whom a worker names, if that call is in the conference: when the worker is lost, it is sent into the
     * queue, and one that talks elsewhere must not be.
     */
    Optional<CallSid> customer(Caller caller, ConferenceSid conference, Optional<CallSid> named) {
        return named.filter(
                call -> caller.mayActForOthers() || rosters.hasSeen(call, conference) || isIn(conference, call));
    }

    /** Whether the worker has, or had, to do with this task. */
    boolean mayKnow(Caller caller, TaskSid task, ConferenceSid conference) {
        return caller.mayActForOthers()
                || takesPart(caller, conference)
                || caller.worker()
                        .filter(worker -> reservations.of(task).stream()
                                .anyMatch(seen -> seen.worker().equals(worker)))
                        .isPresent();
    }

    private boolean takesPart(Caller caller, ConferenceSid conference) {
        return caller.worker()
                .filter(worker -> rosters.takesPart(worker, conference))
                .isPresent();
    }

    private boolean holds(WorkerSid worker, TaskSid task, ReservationSid reservation) {
        try {
            return reservations.fetch(task, reservation).worker().equals(worker);
        } catch (TwilioFailure.Gone unknown) {
            return false;
        }
    }

    private boolean isRoomOf(TaskSid task, ConferenceSid conference) {
        return rosters.ofTask(task)
                .filter(room -> room.conference().equals(conference))
                .isPresent();
    }

    private boolean isIn(ConferenceSid conference, CallSid leg) {
        try {
            return participants.in(conference).stream()
                    .anyMatch(seen -> seen.call().equals(leg));
        } catch (TwilioFailure.Gone over) {
            return false;
        }
    }

    private static Refusal forbidden(String code, String message) {
        return new Refusal(403, code, message);
    }
}
