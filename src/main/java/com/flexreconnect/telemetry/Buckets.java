package com.flexreconnect.telemetry;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.LongStream;

/** The bounds by which histograms count. Few, and where a promise is made: each costs a time series for each label. */
public enum Buckets {
    /** What a caller feels: from "at once" over the ping's patience to the queue's. */
    CALLER(100, 250, 500, 1000, 2000, 3000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000),
    /** What Twilio waits for: it gives up after five seconds. */
    WEBHOOK(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000),
    /** What we wait for: five seconds after the last packet at most. */
    REQUEST(50, 100, 250, 500, 1000, 2500, 5000);

    private final Duration[] bounds;

    Buckets(long... millis) {
        bounds = LongStream.of(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    /** A timer of that name that counts by these bounds. */
    public Timer.Builder timer(String name) {
        return Timer.builder(name).serviceLevelObjectives(bounds);
    }
}
