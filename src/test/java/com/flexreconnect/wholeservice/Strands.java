package com.flexreconnect.wholeservice;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What happens at the same time in simulated time: each happening has a thread of its own, and one of them runs at any
 * moment. Who waits for Twilio's answer lets the others run until its time has come, so that waits end in any order and
 * still in the same one for the same seed.
 */
final class Strands {

    /** By the machine's own clock; a strand that stands still for so long waits for another. */
    private static final long STUCK_AFTER_SECONDS = 120;

    private final Semaphore back = new Semaphore(0);
    private final Consumer<Throwable> broken;
    private int waiting;

    Strands(Consumer<Throwable> broken) {
        this.broken = broken;
    }

    /** Returns when it is over, or waits. */
    void run(Runnable what) {
        Thread.ofVirtual().start(() -> {
            try {
                what.run();
            } catch (RuntimeException | AssertionError failure) {
                broken.accept(failure);
            } finally {
                back.release();
            }
        });
        await();
    }

    /** To be called by the one who runs. Returns when what was given to {@code later} has been run. */
    void wait(Consumer<Runnable> later) throws InterruptedException {
        var called = new Semaphore(0);
        later.accept(() -> {
            called.release();
            await();
        });
        waiting++;
        back.release();
        called.acquire();
        waiting--;
    }

    int waiting() {
        return waiting;
    }

    private void await() {
        try {
            if (!back.tryAcquire(STUCK_AFTER_SECONDS, TimeUnit.SECONDS))
                throw new IllegalStateException("a strand of the simulation is stuck");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }
}
