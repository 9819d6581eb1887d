package com.flexreconnect.bench;

import com.flexreconnect.load.WholeSite;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Beside the ordinary calls, agents who lose and regain their browsers one after the other. */
final class Refreshing implements AutoCloseable {

    private static final Duration AWAY = Duration.ofMillis(500);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger begun = new AtomicInteger();
    private final WholeSite site;

    private Refreshing(WholeSite site) {
        this.site = site;
    }

    /** @param perSecond how many recoveries begin */
    static Refreshing of(WholeSite site, double perSecond) {
        var refreshing = new Refreshing(site);
        var pause = Math.round(1e6 / Math.max(perSecond, 0.01));
        refreshing.clock.scheduleAtFixedRate(refreshing::next, pause, pause, TimeUnit.MICROSECONDS);
        return refreshing;
    }

    /** Whoever is being recovered already is left alone. */
    private void next() {
        var talks = site.talks();
        for (var tried = 0; tried < talks.size(); tried++) {
            var agent = talks.get(begun.getAndIncrement() % talks.size()).agent();
            if (agent.talks()) {
                agent.refresh(AWAY);
                return;
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
