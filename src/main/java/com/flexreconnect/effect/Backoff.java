package com.flexreconnect.effect;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** How long to leave Twilio alone after an attempt whose outcome is unknown. */
@Component
class Backoff {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** @param attempts how many there were before this one; grows twofold, with jitter so that many do not return at once */
    Duration after(int attempts) {
        var full = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempts, 10));
        return Duration.ofMillis(full - jitter(full / 2));
    }

    /** Of milliseconds. */
    long jitter(long most) {
        return ThreadLocalRandom.current().nextLong(most + 1);
    }
}
