package com.flexreconnect.twilio;

import java.time.Duration;
import java.util.function.LongSupplier;

/** What the last requests met, for those who ask how Twilio is: nobody asks Twilio for their sake. */
final class Reachability {

    enum Seen {
        /** Nobody has asked for anything for a while. */
        UNKNOWN,
        REACHABLE,
        /** Answers 429: it wants to be left alone. */
        BUSY,
        /** Answers 401 or 403: our credentials are not good (any more). */
        REFUSED,
        /** Several requests in a row had no answer, or a 5xx. */
        UNREACHABLE
    }

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    /** A single lost answer says nothing yet. */
    private static final int IN_A_ROW = 3;

    private final LongSupplier nanos;
    private volatile Last last;

    Reachability(LongSupplier nanos) {
        this.nanos = nanos;
        this.last = new Last(Seen.UNKNOWN, 0, nanos.getAsLong());
    }

    /** @param status 0 when no answer came. Answers that cross may be lost to each other: the next ones tell again */
    void met(int status) {
        last = last.after(status, nanos.getAsLong());
    }

    Seen now() {
        var known = last;
        return nanos.getAsLong() - known.at() > REMEMBERED.toNanos() ? Seen.UNKNOWN : known.seen();
    }

    private record Last(Seen seen, int failures, long at) {

        Last after(int status, long now) {
            if (status == 429) return new Last(Seen.BUSY, 0, now);
            if (status == 401 || status == 403) return new Last(Seen.REFUSED, 0, now);
            if (status != 0 && status < 500) return new Last(Seen.REACHABLE, 0, now);
            var inARow = Math.min(failures + 1, IN_A_ROW);
            return new Last(inARow == IN_A_ROW ? Seen.UNREACHABLE : seen, inARow, now);
        }
    }
}
