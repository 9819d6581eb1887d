package com.flexreconnect.simulator.webhook;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Sids;
import com.flexreconnect.simulator.world.WorldEvent;
import com.flexreconnect.simulator.world.WorldEvent.ReservationChanged;
import com.flexreconnect.simulator.world.WorldEvent.TaskChanged;
import com.flexreconnect.simulator.world.WorldEvent.TransferFailed;
import com.flexreconnect.simulator.world.WorldEvent.WorkerChanged;
import com.flexreconnect.simulator.world.WorldIds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Turns what happens in TaskRouter into CloudEvents for every sink that subscribed to that type. */
public final class EventStreams implements Consumer<WorldEvent> {

    /** The types that the service is meant to subscribe to, without their common prefix. */
    public static final Set<String> STANDARD_TYPES = Set.of(
            "reservation.accepted",
            "reservation.wrapup",
            "task.canceled",
            "task-queue.entered",
            "task.transfer-failed");

    private static final String PREFIX = "com.twilio.taskrouter.";

    private final CloudEvents cloudEvents;
    private final Webhooks webhooks;
    private final WorldIds ids;
    private final List<Sink> sinks = new CopyOnWriteArrayList<>();

    public EventStreams(WorldIds ids, Webhooks webhooks) {
        this.ids = ids;
        this.cloudEvents = new CloudEvents(ids);
        this.webhooks = webhooks;
    }

    /** From now on the events of these types (without {@code com.twilio.taskrouter.}) go to this URL. */
    public void subscribe(String url, Set<String> types) {
        var sink = createSink("Flex Reconnect", url, true);
        subscribe(
                sink.sid(),
                "Flex Reconnect",
                types.stream().sorted().map(type -> PREFIX + type).toList());
    }

    public void unsubscribeAll() {
        sinks.clear();
    }

    public List<Sink> sinks() {
        return List.copyOf(sinks);
    }

    public Optional<Sink> sink(String sid) {
        return sinks.stream().filter(sink -> sink.sid().equals(sid)).findFirst();
    }

    public Sink createSink(String description, String url, boolean batches) {
        var sink = new Sink(Sids.fresh("DG"), description, url, batches, "active", null, "", List.of());
        sinks.add(sink);
        return sink;
    }

    public void remove(String sid) {
        sinks.removeIf(sink -> sink.sid().equals(sid));
    }

    /** What Twilio thinks of it: {@code active}, {@code failed}. */
    public void status(String sid, String status) {
        replace(sid, sink -> sink.with(status));
    }

    /** @param types with their prefix */
    public Sink subscribe(String sid, String description, List<String> types) {
        return replace(sid, sink -> sink.with(Sids.fresh("DF"), description, types));
    }

    public void unsubscribe(String sid) {
        replace(sid, sink -> sink.with(null, "", List.of()));
    }

    public void addType(String sid, String type) {
        replace(sid, sink -> {
            var types = new java.util.ArrayList<>(sink.types());
            types.add(type);
            return sink.with(sink.subscription(), sink.subscribedAs(), List.copyOf(types));
        });
    }

    /** Sends Twilio's test event, whose id is the account's. */
    public void test(Sink sink) {
        var event = Json.object()
                .put("specversion", "1.0")
                .put("type", "com.twilio.eventstreams.test-event")
                .put("source", "Sink")
                .put("id", ids.account())
                .put("dataschema", "https://events-schemas.twilio.com/EventStreams.TestSink/1.json")
                .put("datacontenttype", "application/json");
        event.putObject("data").put("test_id", UUID.randomUUID().toString());
        webhooks.post(new Message.Event("test-event", sink.url(), event));
    }

    @Override
    public void accept(WorldEvent event) {
        switch (event) {
            case TaskChanged e -> post(e.type(), cloudEvents.of(e));
            case ReservationChanged e -> post(e.type(), cloudEvents.of(e));
            case TransferFailed e -> post("task.transfer-failed", cloudEvents.of(e));
            case WorkerChanged e -> post(e.type(), cloudEvents.of(e));
            default -> {}
        }
    }

    private void post(String type, ObjectNode cloudEvent) {
        for (Sink sink : sinks) {
            Optional.of(sink)
                    .filter(one -> one.types().contains(PREFIX + type))
                    .ifPresent(one -> webhooks.post(new Message.Event(type, one.url(), cloudEvent)));
        }
    }

    private Sink replace(String sid, UnaryOperator<Sink> change) {
        sinks.replaceAll(sink -> sink.sid().equals(sid) ? change.apply(sink) : sink);
        return sink(sid).orElseThrow();
    }

    /**
     * A webhook sink, and its subscription: there is one at most.
     *
     * @param subscription its SID; null when there is none
     * @param types with their prefix
     */
    public record Sink(
            String sid,
            String description,
            String url,
            boolean batches,
            String status,
            @Nullable String subscription,
            String subscribedAs,
            List<String> types) {

        Sink with(String otherStatus) {
            return new Sink(sid, description, url, batches, otherStatus, subscription, subscribedAs, types);
        }

        Sink with(@Nullable String other, String as, List<String> otherTypes) {
            return new Sink(sid, description, url, batches, status, other, as, otherTypes);
        }
    }
}
