package com.flexreconnect.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What is to happen and when; nobody waits for it. Keeps the story of what happened. */
public final class SimulatedTime {

    private record Happening(long at, long number, Runnable what) {}

    private final PriorityQueue<Happening> toCome =
            new PriorityQueue<>(Comparator.comparingLong(Happening::at).thenComparingLong(Happening::number));
    private final List<String> story = new ArrayList<>();
    private long now;
    private long number;

    public void in(Duration delay, Runnable what) {
        toCome.add(new Happening(now + delay.toMillis(), number++, what));
    }

    public void tell(String line) {
        story.add("%9.3f s  %s".formatted(now / 1000.0, line));
    }

    /** Until nothing more is to come. */
    public void run(Duration atMost) {
        while (!toCome.isEmpty()) {
            var next = toCome.remove();
            if (next.at() > atMost.toMillis()) throw new AssertionError("still going on after " + atMost);
            now = next.at();
            next.what().run();
        }
    }

    public List<String> story() {
        return story;
    }
}
