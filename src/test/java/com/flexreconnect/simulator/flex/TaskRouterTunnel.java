package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Activity;
import com.flexreconnect.simulator.world.ConferenceInstruction;
import com.flexreconnect.simulator.world.ParticipantChange;
import com.flexreconnect.simulator.world.ReservationView;
import com.flexreconnect.simulator.world.StatusCallback;
import com.flexreconnect.simulator.world.TaskChange;
import com.flexreconnect.simulator.world.TwilioError;
import com.flexreconnect.simulator.world.World;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Flex asks of TaskRouter: its worker, reservations, tasks, and the buttons of a call. */
final class TaskRouterTunnel {

    private static final int SELF = 3;

    private final World world;
    private final FlexShapes shapes;
    private final Handovers handovers;

    TaskRouterTunnel(World world, FlexShapes shapes) {
        this.world = world;
        this.shapes = shapes;
        this.handovers = new Handovers(world, shapes);
    }

    /** Empty when nothing of the kind is simulated. */
    Optional<JsonNode> answer(Ask ask) {
        JsonNode found = switch (ask.kind()) {
            case "Workspaces/*/Activities" ->
                page(Activity.ALL.stream().map(shapes::activity).toList());
            case "Workspaces/*/Workers/*" -> worker(ask);
            case "Workspaces/*/Workers/*/WorkerChannels" -> page(shapes.channels(ask.part(SELF)));
            case "Workspaces/*/Workers/*/Reservations" -> reservations(ask.part(SELF));
            case "Workspaces/*/Workers/*/Reservations/*" -> reservation(ask);
            case "Workspaces/*/Tasks/*" -> task(ask);
            case "Workspaces/*/Workers/*/CustomerParticipant" -> customerParticipant(ask);
            case "Workspaces/*/Workers/*/WorkerParticipant" -> workerParticipant(ask);
            case "Workspaces/*/Workers/*/Transfers" -> handovers.start(ask);
            case "Workspaces/*/Workers", "Workspaces/*/TaskQueues" -> page(java.util.List.of());
            default -> null;
        };
        return Optional.ofNullable(found);
    }

    private JsonNode worker(Ask ask) {
        String sid = ask.part(SELF);
        String activity = ask.post() ? ask.text("ActivitySid") : null;
        if (activity != null) {
            Activity.ALL.stream()
                    .filter(one -> one.sid().equals(activity))
                    .forEach(one -> world.workers().setActivity(sid, one));
        }
        String attributes = ask.post() ? ask.json("Attributes") : null;
        if (attributes != null) {
            world.workers().setAttributes(sid, attributes);
        }
        return shapes.worker(world.workers().fetch(sid), Instant.now());
    }

    private JsonNode reservations(String workerSid) {
        return page(world.snapshot().activeReservationsOf(workerSid).stream()
                .map(this::shape)
                .toList());
    }

    private JsonNode reservation(Ask ask) {
        String sid = ask.part(5);
        if (ask.post() && "conference".equals(ask.text("Instruction"))) {
            world.voice().instructConference(sid, instruction(ask));
        } else if (ask.post() && ask.text("ReservationStatus") != null) {
            world.reservations().update(sid, Objects.requireNonNull(ask.text("ReservationStatus")));
        }
        return shape(world.reservations().fetch(sid));
    }

    private static ConferenceInstruction instruction(Ask ask) {
        String url = ask.text("ConferenceStatusCallback");
        return new ConferenceInstruction(
                !Boolean.FALSE.equals(ask.flag("EndConferenceOnExit")),
                !Boolean.FALSE.equals(ask.flag("EndConferenceOnCustomerExit")),
                url == null
                        ? null
                        : StatusCallback.of(
                                url,
                                Objects.requireNonNullElse(ask.text("ConferenceStatusCallbackMethod"), "POST"),
                                Objects.requireNonNullElse(ask.text("ConferenceStatusCallbackEvent"), "")));
    }

    private JsonNode task(Ask ask) {
        String sid = ask.part(3);
        String status = ask.post() ? ask.text("AssignmentStatus") : null;
        if (ask.post()) {
            world.tasks().update(sid, new TaskChange(ask.json("Attributes"), null, status, ask.text("Reason")), null);
        }
        return shapes.task(world.tasks().fetch(sid), Instant.now());
    }

    private JsonNode customerParticipant(Ask ask) {
        String taskSid = Objects.requireNonNull(ask.text("TaskSid"));
        Boolean hold = ask.flag("Hold");
        world.snapshot()
                .liveConferenceNamed(taskSid)
                .ifPresent(room -> room.customer()
                        .ifPresent(customer -> world.participants()
                                .update(
                                        room.sid(),
                                        customer.callSid(),
                                        ParticipantChange.hold(Boolean.TRUE.equals(hold)))));
        return shapes.task(world.tasks().fetch(taskSid), Instant.now());
    }

    private JsonNode workerParticipant(Ask ask) {
        ReservationView reservation = world.reservations().fetch(Objects.requireNonNull(ask.text("ReservationSid")));
        var room = world.snapshot()
                .liveConferenceNamed(reservation.taskSid())
                .orElseThrow(() -> TwilioError.notFound("/WorkerParticipant"));
        var change = new ParticipantChange(
                ask.flag("Muted"), null, ask.flag("Hold"), null, ask.flag("EndConferenceOnExit"), null, "POST");
        room.participants().stream()
                .filter(participant -> reservation.sid().equals(participant.reservationSid()))
                .forEach(mine -> world.participants().update(room.sid(), mine.callSid(), change));
        return shape(reservation);
    }

    private JsonNode shape(ReservationView reservation) {
        return shapes.reservation(reservation, world.tasks().fetch(reservation.taskSid()), Instant.now());
    }

    private static ObjectNode page(Collection<? extends JsonNode> contents) {
        ObjectNode page =
                Json.object().putNull("after_sid").putNull("before_sid").put("total", contents.size());
        page.putArray("contents").addAll(contents);
        return page;
    }
}
