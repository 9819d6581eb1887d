package com.flexreconnect.simulator.world;

import java.time.Clock;
import java.time.Duration;

/** Everything in the simulator that happens later, and what time it is. What is planned before a {@link #reset()} never happens. */
public interface Timers extends AutoCloseable {

    Clock clock();

    /** Runs a short step later. */
    Planned after(Duration delay, Runnable step);

    /** Runs a step that may block (an HTTP request, say) later. */
    Planned blockingAfter(Duration delay, Runnable step);

    /** Runs a step as soon as those that were given before are over; never within the giver's own. */
    void inOrder(Runnable step);

    /** Whoever asks waits so long, while other things happen. */
    void pause(Duration time) throws InterruptedException;

    /** How long to wait, on the machine's own clock, for somebody else's answer that may take so long. */
    Duration patience(Duration time);

    void reset();

    @Override
    void close();

    /** Something that will happen unless it is cancelled. */
    @FunctionalInterface
    interface Planned {
        void cancel();
    }
}
