package com.flexreconnect.simulator.agent;

import java.util.concurrent.atomic.AtomicInteger;

/** How an agent and its browser behave. */
final class Habits {

    volatile boolean autoAccept = true;
    volatile boolean plugin = true;
    volatile boolean acceptsRecovery = true;
    volatile boolean armsEndConference = true;
    final AtomicInteger toReject = new AtomicInteger();

    boolean autoAccept() {
        return autoAccept;
    }

    boolean plugin() {
        return plugin;
    }

    boolean acceptsRecovery() {
        return acceptsRecovery;
    }

    boolean armsEndConference() {
        return armsEndConference;
    }

    boolean rejects() {
        return toReject.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
}
