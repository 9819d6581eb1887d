package com.flexreconnect.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** How badly it goes: each seed has its own weights, so that some calls see only one kind of fault, and much of it. */
public final class Luck {

    private static final double[] WEIGHTS = {0, 0, 0.05, 0.3, 0.8};

    private final RandomGenerator random;
    private final double loss;
    private final double repeat;
    private final double late;

    public Luck(long seed) {
        random = new SplittableRandom(seed);
        loss = weight();
        repeat = weight();
        late = weight();
    }

    /** A chance that is the same throughout this call. */
    public double weight() {
        return WEIGHTS[random.nextInt(WEIGHTS.length)];
    }

    public boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    public <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    public Duration within(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    }

    /** How often a message arrives, and how late: mostly once and soon. */
    public List<Duration> arrivals() {
        if (happens(loss)) return List.of();
        return happens(repeat) ? List.of(delay(), delay(), delay()) : List.of(delay());
    }

    private Duration delay() {
        return within(happens(late) ? Duration.ofSeconds(90) : Duration.ofMillis(500));
    }

    @Override
    public String toString() {
        return "messages lost %s, repeated %s, late %s".formatted(loss, repeat, late);
    }
}
