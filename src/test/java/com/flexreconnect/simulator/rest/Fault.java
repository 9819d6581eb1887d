package com.flexreconnect.simulator.rest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a request. */
public sealed interface Fault {

    /** Refused without having been performed. */
    record Refuse(
            int status, int code, String message, @Nullable Duration retryAfter) implements Fault {}

    /** Performed, but the connection breaks before the answer. */
    record LoseAnswer() implements Fault {}

    /** Nobody answers; after this time the connection breaks. Not performed. */
    record Hang(Duration time) implements Fault {}

    /** Performed and answered, but so much later. */
    record Slow(Duration time) implements Fault {}

    /** So long on its way there, then performed, and so long on its way back. */
    record OnItsWay(Duration there, Runnable arrives, Duration back) implements Fault {}

    /** The connection breaks without an answer; performed in spite of it, so long after it was sent. */
    record PerformedUnheard(Duration broken, Duration there, Runnable arrives) implements Fault {}

    /** Something happens to the asker when the request comes. Not performed, not answered. */
    record StrikeBefore(Runnable blow) implements Fault {}

    /** Performed; then something happens to the asker before the answer. */
    record StrikeAfter(Runnable blow) implements Fault {}

    static Fault tooManyRequests(Duration retryAfter) {
        return new Refuse(429, 20429, "Too Many Requests", retryAfter);
    }

    static Fault status(int status) {
        return new Refuse(status, 20500, "The simulated Twilio answers " + status, null);
    }

    static Fault error(int status, int code) {
        return new Refuse(status, code, "The simulated Twilio answers error " + code, null);
    }

    static Fault loseAnswer() {
        return new LoseAnswer();
    }

    static Fault hang(Duration time) {
        return new Hang(time);
    }

    static Fault slow(Duration time) {
        return new Slow(time);
    }

    /** @param arrives runs right before it is performed */
    static Fault onItsWay(Duration there, Runnable arrives, Duration back) {
        return new OnItsWay(there, arrives, back);
    }

    /** @param arrives runs right before it is performed */
    static Fault performedUnheard(Duration broken, Duration there, Runnable arrives) {
        return new PerformedUnheard(broken, there, arrives);
    }

    static Fault strikeBefore(Runnable blow) {
        return new StrikeBefore(blow);
    }

    static Fault strikeAfter(Runnable blow) {
        return new StrikeAfter(blow);
    }
}
