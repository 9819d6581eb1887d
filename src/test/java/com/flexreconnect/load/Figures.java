package com.flexreconnect.load;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Times in milliseconds, smallest first. */
public record Figures(List<Long> sorted) {

    public static Figures of(Collection<Duration> times) {
        return new Figures(times.stream().map(Duration::toMillis).sorted().toList());
    }

    public long percentile(double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }

    @Override
    public String toString() {
        return "p50 %,d ms, p99 %,d ms, longest %,d ms".formatted(percentile(0.5), percentile(0.99), percentile(1));
    }
}
