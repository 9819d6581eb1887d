package com.flexreconnect.wholeservice;

import com.flexreconnect.settings.Settings;
import java.time.Duration;

/**
 * How long a caller may be without an agent and in no queue once the service was told of the loss.
 *
 * @param usual the sum of all patience on the longest way to a queue, and what the scheduler may be late
 * @param roomLook more, when TaskRouter told first: the room is looked at before the agent is called
 * @param lookForLoss more, when nobody knew whose wrap-up it was
 * @param behindOthers more, when Twilio answers 429, or our own queue is long: as long as something the caller waits for
 *     was not asked, patience begins anew, for five minutes at most
 * @param twilioRefuses more, when it must be looked up who left, or all ways failed and the fallback is tried: these are
 *     repeated for a quarter of an hour each
 */
record Bound(Duration usual, Duration roomLook, Duration lookForLoss, Duration behindOthers, Duration twilioRefuses) {

    private static final Duration UNCERTAIN = Duration.ofSeconds(4);
    /** Five requests, one after the other, each as slow as it may be. */
    private static final Duration LOOK_FOR_LOSS = Duration.ofSeconds(5).multipliedBy(5);

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
        return new Bound(usual, patience.step(), LOOK_FOR_LOSS, Duration.ofMinutes(5), Duration.ofMinutes(30));
    }
}
