package com.flexreconnect.bench;

import java.time.Duration;

/** Lines for whoever waits. */
final class Progress {

    private static final long START = System.nanoTime();

    private Progress() {}

    static void say(String text, Object... values) {
        var at = Duration.ofNanos(System.nanoTime() - START);
        System.out.printf("[%2d:%02d] %s%n", at.toMinutes(), at.toSecondsPart(), text.formatted(values));
    }
}
