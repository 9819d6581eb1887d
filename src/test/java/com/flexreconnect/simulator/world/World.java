package com.flexreconnect.simulator.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one state of the simulated account. Everything changes it under one lock; listeners are told afterwards, one at a
 * time and in order, with immutable views.
 */
public final class World implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock(true);
    private final List<Consumer<WorldEvent>> listeners = new CopyOnWriteArrayList<>();

    final WorldIds ids;
    final Pace pace;
    final Timers timers;
    final MediaFetch media;

    private final Answers answers = new Answers();
    private final Calls calls = new Calls(this);
    private final Conferences conferences = new Conferences(this);
    private final Participants participants = new Participants(this);
    private final Hearing hearing = new Hearing(this);
    private final Workers workers = new Workers(this);
    private final Workflows workflows;
    private final Tasks tasks = new Tasks(this);
    private final Reservations reservations = new Reservations(this);
    private final Routing routing = new Routing(this);
    private final VoiceTasks voice = new VoiceTasks(this);
    private final Outbound outbound = new Outbound(this);

    public World(WorldIds ids, Pace pace, Timers timers, MediaFetch media) {
        this.ids = ids;
        this.pace = pace;
        this.timers = timers;
        this.media = media;
        this.workflows = new Workflows(ids);
    }

    /** What is not known of Twilio, as it is here. */
    public Answers answers() {
        return answers;
    }

    public Calls calls() {
        return calls;
    }

    public Conferences conferences() {
        return conferences;
    }

    public Participants participants() {
        return participants;
    }

    public Workers workers() {
        return workers;
    }

    public Workflows workflows() {
        return workflows;
    }

    public Tasks tasks() {
        return tasks;
    }

    public Reservations reservations() {
        return reservations;
    }

    public VoiceTasks voice() {
        return voice;
    }

    public Outbound outbound() {
        return outbound;
    }

    public WorldIds ids() {
        return ids;
    }

    Hearing hearing() {
        return hearing;
    }

    Routing routing() {
        return routing;
    }

    /** Tells the listener everything from now on. Returns what ends that. */
    public Runnable onChange(Consumer<WorldEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Everything as it stands, in one consistent picture. */
    public WorldSnapshot snapshot() {
        return locked(() ->
                new WorldSnapshot(calls.all(), conferences.all(), tasks.all(), reservations.all(), workers.all()));
    }

    /** Several steps as one. */
    public <T> T locked(Supplier<T> steps) {
        lock.lock();
        try {
            return steps.get();
        } finally {
            lock.unlock();
        }
    }

    /** Several steps as one. */
    public void locked(Runnable steps) {
        lock.lock();
        try {
            steps.run();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything but the account itself; what was planned does not happen any more. */
    public void reset() {
        locked(() -> {
            timers.reset();
            answers.reset();
            calls.clear();
            conferences.clear();
            tasks.clear();
            reservations.clear();
            workers.clear();
            workflows.clear();
        });
    }

    @Override
    public void close() {
        reset();
    }

    public Clock clock() {
        return timers.clock();
    }

    /** Whoever asks waits so long. */
    public void pause(Duration time) throws InterruptedException {
        timers.pause(time);
    }

    /** Runs later what does its own locking. */
    public void after(Duration time, Runnable step) {
        timers.after(time, step);
    }

    Instant now() {
        return clock().instant();
    }

    public void after(Delay delay, Runnable step) {
        timers.after(pace.of(delay), () -> locked(step));
    }

    void tell(WorldEvent event) {
        listeners.forEach(listener -> timers.inOrder(() -> listener.accept(event)));
    }
}
