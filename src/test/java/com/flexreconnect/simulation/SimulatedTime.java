package com.flexreconnect.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** What is to happen and when; nobody waits for it. Keeps the story of what happened. */
public final class SimulatedTime {

    /** Knows by itself what is to happen next, and when. */
    public interface Source {
        Optional<Instant> due();

        void happen();
    }

    private static final class Happening {
        private final long at;
        private final long number;
        private final Runnable what;
        private boolean cancelled;

        private Happening(long at, long number, Runnable what) {
            this.at = at;
            this.number = number;
            this.what = what;
        }
    }

    private final PriorityQueue<Happening> toCome = new PriorityQueue<>(
            Comparator.comparingLong((Happening one) -> one.at).thenComparingLong(one -> one.number));
    private final List<String> story = new ArrayList<>();
    private final Instant start;
    private Optional<Source> source = Optional.empty();
    private Runnable afterEach = () -> {};
    private Consumer<Runnable> runner = Runnable::run;
    private volatile long now;
    private long number;

    public SimulatedTime() {
        this(Instant.EPOCH);
    }

    public SimulatedTime(Instant start) {
        this.start = start;
    }

    /** Besides what it is told, what this one knows happens. */
    public void besides(Source other) {
        source = Optional.of(other);
    }

    /** Something to look at whenever something has happened. */
    public void afterEach(Runnable look) {
        afterEach = look;
    }

    /** Who runs what happens, but for what is planned {@link #here}. */
    public void through(Consumer<Runnable> other) {
        runner = other;
    }

    /** Returns what takes it back. */
    public Runnable in(Duration delay, Runnable what) {
        return here(delay, () -> runner.accept(what));
    }

    /** The same, run by whoever calls {@link #run}. */
    public synchronized Runnable here(Duration delay, Runnable what) {
        var happening = new Happening(now + micros(delay), number++, what);
        toCome.add(happening);
        return () -> happening.cancelled = true;
    }

    public synchronized void tell(String line) {
        story.add("%9.3f s  %s".formatted(now / 1_000_000.0, line));
    }

    /** Until nothing more is to come. */
    public void run(Duration atMost) {
        while (step()) {
            if (now > micros(atMost)) throw new AssertionError("still going on after " + atMost);
        }
    }

    public Clock clock() {
        InstantSource here = () -> start.plusNanos(now * 1000);
        return here.withZone(ZoneOffset.UTC);
    }

    public Duration sinceStart() {
        return Duration.of(now, java.time.temporal.ChronoUnit.MICROS);
    }

    public List<String> story() {
        return story;
    }

    private boolean step() {
        var planned = next();
        var due = source.flatMap(Source::due).map(at -> micros(Duration.between(start, at)));
        if (due.filter(at -> planned.map(one -> at < one.at).orElse(true)).isPresent()) {
            now = Math.max(now + 1, due.get());
            runner.accept(source.orElseThrow()::happen);
        } else {
            if (planned.isEmpty()) return false;
            take(planned.get());
            now = Math.max(now + 1, planned.get().at);
            planned.get().what.run();
        }
        afterEach.run();
        return true;
    }

    private synchronized Optional<Happening> next() {
        while (!toCome.isEmpty() && toCome.peek().cancelled) toCome.remove();
        return Optional.ofNullable(toCome.peek());
    }

    private synchronized void take(Happening one) {
        toCome.remove(one);
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1000;
    }
}
