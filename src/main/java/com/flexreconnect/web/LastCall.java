package com.flexreconnect.web;

import com.flexreconnect.settings.Settings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * After the order to stop, readiness says no at once, and requests are still taken for as long as a load balancer needs
 * to see that. Only then does the server stop listening.
 */
@Component
final class LastCall implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LastCall.class);

    private final Duration drain;
    private volatile boolean running;

    LastCall(Settings settings) {
        this.drain = settings.drain();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (drain.isZero()) return;
        LOG.info("Told to stop: requests are taken for {} more", drain);
        try {
            Thread.sleep(drain);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the server, which stops next. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
