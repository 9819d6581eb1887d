package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.ReservationView;
import com.flexreconnect.simulator.world.World;
import com.flexreconnect.simulator.world.WorldEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** TaskRouter's event socket ({@code wss://event-bridge.twilio.com/v1/wschannels}): each worker hears of its own. */
final class Bridge {

    private static final Duration TOKEN_LIFE = Duration.ofHours(6);

    private final World world;
    private final FlexShapes shapes;
    private final ParticipantShapes participants;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private volatile Instant shutUntil = Instant.EPOCH;

    Bridge(World world, FlexShapes shapes) {
        this.world = world;
        this.shapes = shapes;
        this.participants = new ParticipantShapes(world);
        world.onChange(this::onEvent);
    }

    void connected(String workerSid, Socket socket) {
        if (Instant.now().isBefore(shutUntil)) {
            socket.close();
            return;
        }
        var ids = world.ids();
        listeners.add(new Listener(workerSid, socket));
        socket.send(event(
                "init",
                Json.object()
                        .put("channel_id", workerSid)
                        .put("account_sid", ids.account())
                        .put("workspace_sid", ids.workspace())
                        .put("token_lifetime", TOKEN_LIFE.toMillis())));
    }

    void disconnected(Socket socket) {
        listeners.removeIf(listener -> listener.socket() == socket);
    }

    /** Every event socket is lost, and none can be opened for a while. */
    void drop(Duration shutFor) {
        shutUntil = Instant.now().plus(shutFor);
        listeners.forEach(listener -> listener.socket().close());
        listeners.clear();
    }

    private void onEvent(WorldEvent event) {
        switch (event) {
            case WorldEvent.ReservationChanged e ->
                tell(e.reservation().workerSid(), e.type(), shapes.reservation(e.reservation(), e.task(), e.at()));
            case WorldEvent.TaskChanged e
            when !e.type().startsWith("task-queue") ->
                tellHolders(e.task().sid(), e.type(), shapes.task(e.task(), e.at()));
            case WorldEvent.WorkerChanged e -> tell(e.worker().sid(), e.type(), shapes.worker(e.worker(), e.at()));
            case WorldEvent.ParticipantJoined e ->
                tellRoom(
                        e.conference(),
                        "participant.added",
                        participants.event(e.conference(), e.participant(), "participant-join", e.sequence()));
            case WorldEvent.ParticipantModified e ->
                tellRoom(
                        e.conference(),
                        "participant.modified",
                        participants.event(e.conference(), e.participant(), e.change(), e.sequence()));
            case WorldEvent.ParticipantLeft e ->
                tellRoom(
                        e.conference(),
                        "participant.removed",
                        participants.event(e.conference(), e.participant(), "participant-leave", e.sequence()));
            default -> {}
        }
    }

    private void tellRoom(ConferenceView room, String type, JsonNode payload) {
        tellHolders(room.friendlyName(), type, payload);
    }

    private void tellHolders(String taskSid, String type, JsonNode payload) {
        world.snapshot().reservations().stream()
                .filter(reservation -> reservation.taskSid().equals(taskSid))
                .map(ReservationView::workerSid)
                .distinct()
                .forEach(workerSid -> tell(workerSid, type, payload));
    }

    private void tell(String workerSid, String type, JsonNode payload) {
        listeners.stream()
                .filter(listener -> listener.workerSid().equals(workerSid))
                .forEach(listener -> listener.socket().send(event(type, payload)));
    }

    private static String event(String type, JsonNode payload) {
        ObjectNode event = Json.object().put("event_type", type);
        event.set("payload", payload);
        return Json.write(event);
    }

    private record Listener(String workerSid, Socket socket) {}
}
