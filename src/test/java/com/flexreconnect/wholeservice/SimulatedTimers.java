package com.flexreconnect.wholeservice;

import com.flexreconnect.simulation.SimulatedTime;
import com.flexreconnect.simulator.world.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The simulator's time while a day is being played: each day begins a day later, in its own {@link SimulatedTime}. */
final class SimulatedTimers implements Timers {

    private static final Instant FIRST_DAY = Instant.parse("2026-01-01T08:00:00Z");
    /** Requests that wait for answers at the same time: each holds a thread. */
    private static final int MOST_WAITING = 12;

    private volatile SimulatedTime time = new SimulatedTime(FIRST_DAY);
    private volatile @Nullable Throwable broken;
    private long days;
    private Strands strands = new Strands(this::broken);

    SimulatedTime nextDay() {
        time = new SimulatedTime(FIRST_DAY.plus(Duration.ofDays(++days)));
        broken = null;
        strands = new Strands(this::broken);
        time.through(strands::run);
        return time;
    }

    /** A broken law counts wherever it was seen; so does a failing step of the simulator. */
    void broken(Throwable how) {
        if (broken == null) broken = how;
    }

    void complain() {
        switch (broken) {
            case null -> {}
            case AssertionError law -> throw law;
            default -> throw new IllegalStateException("a step of the simulation failed", broken);
        }
    }

    @Override
    public Clock clock() {
        InstantSource today = () -> time.clock().instant(); // of whichever day it is
        return today.withZone(ZoneOffset.UTC);
    }

    @Override
    public Planned after(Duration delay, Runnable step) {
        return time.in(delay, step)::run;
    }

    @Override
    public Planned blockingAfter(Duration delay, Runnable step) {
        return after(delay, step);
    }

    @Override
    public void inOrder(Runnable step) {
        after(Duration.ZERO, step);
    }

    /** Other things happen meanwhile. */
    @Override
    public void pause(Duration so) throws InterruptedException {
        if (so.isZero() || strands.waiting() >= MOST_WAITING) return;
        strands.wait(called -> time.here(so, called));
    }

    /** The other side waits in simulated time; a busy machine must not decide who was too late. */
    @Override
    public Duration patience(Duration time) {
        return Duration.ofMinutes(10);
    }

    @Override
    public void reset() {
        // the next day knows nothing of this one's plans
    }

    @Override
    public void close() {
        // nothing of its own
    }
}
