package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.twiml.Verb;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Where calls and tasks meet: queued callers, agents' legs, transfers. */
public final class VoiceTasks {

    private static final Duration LONG_AFTER = Duration.ofMillis(800);

    private final World world;

    VoiceTasks(World world) {
        this.world = world;
    }

    /** A customer's call goes to an agent through the voice workflow, as a Studio flow would do it. */
    public TaskView enqueue(String callSid, String attributes) {
        return world.locked(() -> {
            Call call = world.calls().get(callSid);
            var verb = new Verb.Enqueue(world.ids.voiceWorkflow(), null, "POST", attributes, 0, null);
            if (!enqueue(call, verb) || call.queuedIn == null) {
                throw TwilioError.bad("the call cannot be enqueued");
            }
            return call.queuedIn.view();
        });
    }

    /**
     * An agent's Flex accepts a call: the agent's leg rings, and once it is answered both sides are in the conference
     * named after the task.
     *
     * @return the ringing leg
     * @throws TwilioError 40144 when the reservation is not pending any more (or, for a further leg of the same worker,
     *     not accepted)
     */
    public CallView instructConference(String reservationSid, ConferenceInstruction instruction) {
        return world.locked(() -> {
            Reservation reservation = world.reservations().get(reservationSid);
            boolean another = reservation.is("accepted");
            if (!reservation.is("pending") && !another) {
                throw new TwilioError(400, 40144, "Reservation is not pending: it is " + reservation.status);
            }
            Call leg = world.calls()
                    .start("+15550009999", reservation.worker.contactUri(), "outbound-api", CallRole.AGENT, "ringing");
            leg.workerSid = reservation.worker.sid;
            leg.reservationSid = reservation.sid;
            leg.onAnswer = () -> answered(reservation, leg, instruction);
            reservation.legs++;
            world.after(Delay.AGENT_RINGS, () -> {
                if (leg.status.equals("ringing")) {
                    world.calls().finish(leg, "no-answer");
                }
            });
            world.tell(new WorldEvent.AgentLegRings(world.now(), leg.view()));
            return leg.view();
        });
    }

    /**
     * Hands a call to another worker. The new reservation belongs to the same task; when it is accepted, its agent joins
     * the same conference.
     *
     * @param toWorkerSid who shall have it
     * @throws TwilioError 400 when that worker cannot be offered it now
     */
    public ReservationView transfer(String reservationSid, String toWorkerSid, boolean warm) {
        return world.locked(() -> {
            Reservation from = world.reservations().get(reservationSid);
            Worker target = world.workers().get(toWorkerSid);
            if (!from.is("accepted")) {
                throw TwilioError.bad("Only an accepted reservation can be transferred: it is " + from.status);
            }
            if (!world.routing().free(target, from.task.channel)) {
                throw TwilioError.bad("Worker " + toWorkerSid + " is not available");
            }
            var transfer = new TransferView(
                    Sids.fresh("TT"), warm ? "WARM" : "COLD", toWorkerSid, from.sid, from.worker.sid, world.now());
            return world.reservations().create(from.task, target, transfer).view();
        });
    }

    boolean enqueue(Call call, Verb.Enqueue verb) {
        Task task;
        try {
            ObjectNode attributes = Json.parseObject(verb.attributes());
            attributes.put("call_sid", call.sid);
            attributes.put("account_sid", world.ids.account());
            attributes.put("from", call.from).put("caller", call.from);
            attributes.put("to", call.to).put("called", call.to);
            attributes.put("direction", call.direction.startsWith("outbound") ? "outbound" : "inbound");
            long timeout = verb.timeoutSeconds() == null
                    ? world.pace.of(Delay.TASK_TIMEOUT).toSeconds()
                    : verb.timeoutSeconds();
            var wanted = new NewTask(
                    Json.write(attributes), verb.workflowSid(), "voice", verb.priority(), timeout, null, false);
            task = world.tasks().create(wanted, call);
        } catch (TwilioError | IllegalArgumentException notEnqueued) {
            return false;
        }
        call.queuedIn = task;
        WaitLoop.start(world, call, verb.waitUrl(), verb.waitMethod());
        return true;
    }

    /** The caller left the queue otherwise than to an agent. */
    void callerGone(Call call, String reason) {
        Task task = call.queuedIn;
        call.queuedIn = null;
        if (task == null) {
            return;
        }
        world.tasks().cancel(task, reason);
        // an agent may be in the room already, waiting for this caller
        world.conferences()
                .liveNamed(task.sid)
                .filter(room -> room.customer().isEmpty())
                .ifPresent(room -> world.conferences().complete(room.sid));
    }

    /** An agent's leg is out of the conference. */
    void legLeft(Call leg) {
        reservationOf(leg).ifPresent(reservation -> {
            reservation.legs--;
            leg.reservationSid = null;
            Runnable wrapUp = () -> {
                if (reservation.legs == 0) {
                    world.reservations().wrap(reservation);
                }
            };
            switch (world.answers().to(OpenQuestion.WRAP_UP_BEGINS)) {
                case WRAP_UP_BEFORE_THE_LEAVE -> wrapUp.run();
                case WRAP_UP_LONG_AFTER_THE_LEAVE -> world.timers.after(LONG_AFTER, () -> world.locked(wrapUp));
                default -> world.after(Delay.WRAPUP_STARTS, wrapUp);
            }
        });
    }

    /** A leg is over without ever having been in the conference: the only one, or a second tab's. */
    void legEnded(Call leg) {
        reservationOf(leg).ifPresent(reservation -> {
            reservation.legs--;
            leg.reservationSid = null;
            if (!world.reservations().reject(reservation, "rejected") && reservation.legs == 0) {
                world.reservations().wrap(reservation);
            }
        });
    }

    void legNotNeeded(Reservation reservation) {
        world.calls().all().stream()
                .filter(call -> call.live() && reservation.sid.equals(call.reservationSid()))
                .forEach(call -> world.calls().finish(world.calls().get(call.sid()), "canceled"));
    }

    private Optional<Reservation> reservationOf(Call leg) {
        return Optional.ofNullable(leg.reservationSid).map(world.reservations()::get);
    }

    private void answered(Reservation reservation, Call leg, ConferenceInstruction instruction) {
        Task task = reservation.task;
        boolean first = reservation.is("pending");
        if (first && !world.reservations().accept(reservation)) {
            world.calls().finish(leg, "completed");
            return;
        }
        var options = JoinOptions.PLAIN
                .withEndConferenceOnExit(instruction.endConferenceOnExit())
                .withCallback(instruction.callback());
        Conference room = world.conferences().named(task.sid, options);
        world.conferences().join(leg, room, options);
        Call caller = task.caller;
        if (caller != null && caller.queuedIn == task) {
            world.after(Delay.CUSTOMER_JOINS, () -> bringIn(caller, task, room, instruction));
        }
        Call customer = room.customer().map(p -> p.call).orElse(caller);
        if (customer == null && task.attributes.hasNonNull("outbound_to")) {
            customer = world.outbound().dial(task, room, instruction);
        }
        world.tasks().setConference(task, room, leg, customer);
    }

    private void bringIn(Call caller, Task task, Conference room, ConferenceInstruction instruction) {
        if (!caller.live() || caller.queuedIn != task) {
            return;
        }
        caller.queuedIn = null;
        if (room.live()) {
            world.conferences()
                    .join(
                            caller,
                            room,
                            JoinOptions.PLAIN.withEndConferenceOnExit(instruction.endConferenceOnCustomerExit()));
        } else {
            world.calls().goOn(caller);
        }
    }
}
