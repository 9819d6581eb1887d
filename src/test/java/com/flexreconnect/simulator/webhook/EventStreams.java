package com.flexreconnect.simulator.webhook;

import com.flexreconnect.simulator.world.WorldEvent;
import com.flexreconnect.simulator.world.WorldEvent.ReservationChanged;
import com.flexreconnect.simulator.world.WorldEvent.TaskChanged;
import com.flexreconnect.simulator.world.WorldEvent.WorkerChanged;
import com.flexreconnect.simulator.world.WorldIds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Turns what happens in TaskRouter into CloudEvents for every sink that subscribed to that type. */
public final class EventStreams implements Consumer<WorldEvent> {

    /** The types that the service is meant to subscribe to, without their common prefix. */
    public static final Set<String> STANDARD_TYPES =
            Set.of("reservation.accepted", "reservation.wrapup", "task.canceled", "task-queue.entered");

    private final CloudEvents cloudEvents;
    private final Webhooks webhooks;
    private final List<Sink> sinks = new CopyOnWriteArrayList<>();

    public EventStreams(WorldIds ids, Webhooks webhooks) {
        this.cloudEvents = new CloudEvents(ids);
        this.webhooks = webhooks;
    }

    /** From now on the events of these types (without {@code com.twilio.taskrouter.}) go to this URL. */
    public void subscribe(String url, Set<String> types) {
        sinks.add(new Sink(url, types));
    }

    public void unsubscribeAll() {
        sinks.clear();
    }

    @Override
    public void accept(WorldEvent event) {
        switch (event) {
            case TaskChanged e -> post(e.type(), cloudEvents.of(e));
            case ReservationChanged e -> post(e.type(), cloudEvents.of(e));
            case WorkerChanged e -> post(e.type(), cloudEvents.of(e));
            default -> {}
        }
    }

    private void post(String type, ObjectNode cloudEvent) {
        for (Sink sink : sinks) {
            Optional.of(sink)
                    .filter(one -> one.types().contains(type))
                    .ifPresent(one -> webhooks.post(new Message.Event(type, one.url(), cloudEvent)));
        }
    }

    private record Sink(String url, Set<String> types) {}
}
