package com.flexreconnect.effect;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to leave Twilio alone after an attempt whose outcome is unknown. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Backoff() {}

    /** @param attempts how many there were before this one; grows twofold, with jitter so that many do not return at once */
    static Duration after(int attempts) {
        var full = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempts, 10));
        return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
