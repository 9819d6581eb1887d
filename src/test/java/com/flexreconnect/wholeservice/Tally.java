package com.flexreconnect.wholeservice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was played so far, counted. */
final class Tally {

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Duration> alone = new ArrayList<>();
    private final long started = System.nanoTime();
    private int days;

    void count(String what) {
        count(what, 1);
    }

    void count(String what, int many) {
        counts.merge(what, many, Integer::sum);
    }

    void alone(Duration time) {
        alone.add(time);
    }

    void day() {
        days++;
    }

    int days() {
        return days;
    }

    String inShort() {
        var seconds = (System.nanoTime() - started) / 1e9;
        return "%d seeds, %.1f a second, %d calls, %d recoveries, worst time alone %s"
                .formatted(days, days / seconds, counts.getOrDefault("calls", 0), recoveries(), worst(1));
    }

    List<String> all() {
        var lines = new ArrayList<String>();
        lines.add(inShort());
        lines.add("time alone once the service had been told: p50 %s, p99 %s, worst %s (%d times)"
                .formatted(worst(0.5), worst(0.99), worst(1), alone.size()));
        counts.forEach((what, many) -> lines.add("%9d  %s".formatted(many, what)));
        return lines;
    }

    private int recoveries() {
        return counts.entrySet().stream()
                .filter(one -> one.getKey().startsWith("recovery "))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private String worst(double share) {
        if (alone.isEmpty()) return "none";
        var sorted = new ArrayList<>(alone);
        Collections.sort(sorted);
        var at = sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
        return "%.1f s".formatted(at.toMillis() / 1000.0);
    }
}
