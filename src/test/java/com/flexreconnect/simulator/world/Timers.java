package com.flexreconnect.simulator.world;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything in the simulator that happens later. What is planned before a {@link #reset()} never happens. */
public final class Timers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

    private final AtomicInteger era = new AtomicInteger();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("simulator-timers").factory());

    public Timers() {
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runs a short step on the timer thread. */
    public Planned after(Duration delay, Runnable step) {
        int planned = era.get();
        if (clock.isShutdown()) {
            return () -> {};
        }
        var future = clock.schedule(() -> runUnlessOver(planned, step), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** Runs a step that may block (an HTTP request, say) on a thread of its own. */
    public Planned blockingAfter(Duration delay, Runnable step) {
        int planned = era.get();
        return after(delay, () -> Thread.ofVirtual().start(() -> runUnlessOver(planned, step)));
    }

    public void reset() {
        era.incrementAndGet();
        clock.getQueue().clear();
    }

    @Override
    public void close() {
        reset();
        clock.shutdownNow();
    }

    private void runUnlessOver(int planned, Runnable step) {
        if (planned != era.get()) {
            return;
        }
        try {
            step.run();
        } catch (RuntimeException broken) {
            LOG.error("a step of the simulator failed", broken);
        }
    }

    /** Something that will happen unless it is cancelled. */
    @FunctionalInterface
    public interface Planned {
        void cancel();
    }
}
