package com.flexreconnect.simulator.world;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A world without HTTP: what is fetched is always the same document. */
final class WorldFixture implements AutoCloseable {

    final Pace pace = new Pace().set(Delay.WRAPUP_STARTS, Duration.ZERO).set(Delay.CUSTOMER_JOINS, Duration.ZERO);
    final Timers timers = new RealTime();
    final List<String> fetched = new CopyOnWriteArrayList<>();
    final List<WorldEvent> events = new CopyOnWriteArrayList<>();
    String document = "<Response><Say>hello</Say></Response>";
    final World world = new World(WorldIds.standard(), pace, timers, (url, method, parameters, then) -> {
        fetched.add(method + " " + url);
        timers.after(Duration.ZERO, () -> then.accept(new MediaFetch.Fetched(200, "text/xml", document)));
    });

    WorldFixture() {
        world.onChange(events::add);
    }

    CallView caller(String attributes) {
        var call = world.calls().incoming("+15551230001", "+15550002222");
        world.voice().enqueue(call.sid(), attributes);
        return world.calls().fetch(call.sid());
    }

    TaskView task(String attributes, String workflow, String channel, int priority, long timeout) {
        return world.tasks().create(new NewTask(attributes, workflow, channel, priority, timeout, null, false));
    }

    List<ReservationView> offersTo(WorkerView worker) {
        return world.snapshot().activeReservationsOf(worker.sid());
    }

    /** The agent takes the call: its leg is answered at once. */
    CallView accept(ReservationView reservation, boolean endOnCustomerExit) {
        var instruction = new ConferenceInstruction(
                false, endOnCustomerExit, StatusCallback.of("http://127.0.0.1:1/c", "POST", "end,join,leave,modify"));
        var leg = world.voice().instructConference(reservation.sid(), instruction);
        world.calls().answer(leg.sid());
        return leg;
    }

    <T extends WorldEvent> List<T> told(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> toldTypes() {
        return events.stream()
                .map(event -> switch (event) {
                    case WorldEvent.TaskChanged e -> e.type();
                    case WorldEvent.ReservationChanged e -> e.type();
                    default -> "";
                })
                .filter(type -> !type.isEmpty())
                .toList();
    }

    Map<String, String> left() {
        return told(WorldEvent.ParticipantLeft.class).stream()
                .collect(java.util.stream.Collectors.toMap(
                        e -> e.participant().type(), WorldEvent.ParticipantLeft::reason, (a, b) -> b));
    }

    @Override
    public void close() {
        world.close();
        timers.close();
    }
}
