package com.flexreconnect.wholeservice;

import com.flexreconnect.settings.Settings;
import java.time.Duration;

/**
 * How long a caller may be without an agent and in no queue once the service was told of the loss.
 *
 * @param usual the sum of all patience on the longest way to a queue, and what the scheduler may be late
 * @param behindOthers when Twilio answers 429, or our own queue is long: as long as something the caller waits for was
 *     not asked, patience begins anew, for five minutes at most
 * @param withTwilioRefusing when an unknown leg must be looked up first, or all ways failed and the fallback is tried:
 *     these are repeated for a quarter of an hour each
 */
record Bound(Duration usual, Duration behindOthers, Duration withTwilioRefusing) {

    private static final Duration UNCERTAIN = Duration.ofSeconds(4);
    private static final Duration SCHEDULER_LATE = Duration.ofSeconds(30);
    private static final int ENQUEUEINGS = 3;

    static Bound of(Settings settings) {
        var patience = settings.patience();
        var usual = patience.grace()
                .plus(UNCERTAIN)
                .plus(settings.pingTimeout())
                .plus(patience.step().multipliedBy(2)) // the ping is asked after
                .plus(patience.step()) // others are kept
                .plus(patience.step().multipliedBy(2 * ENQUEUEINGS))
                .plus(SCHEDULER_LATE);
        return new Bound(usual, usual.plus(Duration.ofMinutes(5)), usual.plus(Duration.ofMinutes(30)));
    }
}
