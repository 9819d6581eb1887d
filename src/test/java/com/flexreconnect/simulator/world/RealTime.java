package com.flexreconnect.simulator.world;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Time as it passes. */
public final class RealTime implements Timers {

    private static final Logger LOG = LoggerFactory.getLogger(RealTime.class);

    private final AtomicInteger era = new AtomicInteger();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("simulator-timers").factory());

    private final ExecutorService news = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("simulator-news").factory());

    public RealTime() {
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public Planned after(Duration delay, Runnable step) {
        int planned = era.get();
        if (clock.isShutdown()) {
            return () -> {};
        }
        var future = clock.schedule(() -> runUnlessOver(planned, step), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public Planned blockingAfter(Duration delay, Runnable step) {
        int planned = era.get();
        return after(delay, () -> Thread.ofVirtual().start(() -> runUnlessOver(planned, step)));
    }

    @Override
    public void inOrder(Runnable step) {
        try {
            news.execute(() -> run(step));
        } catch (RejectedExecutionException closed) {
            LOG.debug("nobody to tell any more");
        }
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    @Override
    public Duration patience(Duration time) {
        return time;
    }

    @Override
    public void reset() {
        era.incrementAndGet();
        clock.getQueue().clear();
    }

    @Override
    public void close() {
        reset();
        clock.shutdownNow();
        news.shutdownNow();
    }

    private void runUnlessOver(int planned, Runnable step) {
        if (planned == era.get()) {
            run(step);
        }
    }

    private static void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException broken) {
            LOG.error("a step of the simulator failed", broken);
        }
    }
}
