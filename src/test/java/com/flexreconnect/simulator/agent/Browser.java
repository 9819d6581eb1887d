package com.flexreconnect.simulator.agent;

import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.Pace;
import com.flexreconnect.simulator.world.Timers;
import java.util.concurrent.atomic.AtomicInteger;

/** A page that is open or not. Whatever it planned dies with it. */
final class Browser {

    private static final int AWAY = -1;

    private final Pace pace;
    private final Timers timers;
    private final AtomicInteger pages = new AtomicInteger();
    private volatile int page;

    Browser(Pace pace, Timers timers) {
        this.pace = pace;
        this.timers = timers;
    }

    boolean open() {
        return page != AWAY;
    }

    void close() {
        page = AWAY;
    }

    void load() {
        page = pages.incrementAndGet();
    }

    /** Runs later, unless the page was closed or reloaded in between. May block. */
    void later(Delay delay, Runnable step) {
        int planned = page;
        timers.blockingAfter(pace.of(delay), () -> {
            if (planned == page && planned != AWAY) {
                step.run();
            }
        });
    }
}
