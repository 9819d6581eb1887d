package com.flexreconnect.simulator.world;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How fast the simulated world is. Thread-safe; a change counts from the next use. */
public final class Pace {

    private final Map<Delay, Duration> changed = new ConcurrentHashMap<>();

    public Duration of(Delay delay) {
        return changed.getOrDefault(delay, delay.standard());
    }

    public Pace set(Delay delay, Duration duration) {
        changed.put(delay, duration);
        return this;
    }

    /** Takes over everything that was changed in {@code other}. */
    public Pace like(Pace other) {
        changed.clear();
        changed.putAll(other.changed);
        return this;
    }
}
