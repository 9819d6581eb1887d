package com.flexreconnect.twilio;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What requests are made for: it decides which of them go first when Twilio does not bear all at once. */
public final class Errand {

    /** The most urgent first; of those the caller whose agent was lost first. */
    static final Comparator<Errand> ORDER =
            Comparator.<Errand, Urgency>comparing(errand -> errand.urgency).thenComparing(errand -> errand.since);

    private static final ScopedValue<Errand> CURRENT = ScopedValue.newInstance();

    private final Urgency urgency;
    private final Instant since;
    private final boolean returns;
    private final Runnable beforeTheFirst;
    private final Consumer<Asked> afterEach;
    private boolean begun;

    private Errand(
            Urgency urgency, Instant since, boolean returns, Runnable beforeTheFirst, Consumer<Asked> afterEach) {
        this.urgency = urgency;
        this.since = since;
        this.returns = returns;
        this.beforeTheFirst = beforeTheFirst;
        this.afterEach = afterEach;
    }

    /**
     * Of an effect. A request that Twilio answers with 429 is made again if it does not take long, so that it keeps its
     * turn.
     *
     * @param since when the caller lost their agent
     * @param beforeTheFirst runs right before the first request leaves; never, when none does
     */
    public static Errand ofEffect(Urgency urgency, Instant since, Runnable beforeTheFirst) {
        return ofEffect(urgency, since, beforeTheFirst, _ -> {});
    }

    /** @param afterEach hears of each request, when it was answered or could not be */
    public static Errand ofEffect(Urgency urgency, Instant since, Runnable beforeTheFirst, Consumer<Asked> afterEach) {
        return new Errand(urgency, since, true, beforeTheFirst, afterEach);
    }

    /**
     * A request as it may be written down.
     *
     * @param request method and path; the path with its SIDs cut down to their kind, and never the query
     * @param status of HTTP; 0 when no answer came
     */
    public record Asked(String request, int status, Duration took) {}

    /** Requests that {@code work} makes in this thread are part of this errand. Those outside of any are somebody's. */
    public <T> T during(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    static Errand current() {
        return CURRENT.isBound() ? CURRENT.get() : ofSomebody();
    }

    /** Of a plugin, whose user waits and can be told to come back. */
    static Errand ofSomebody() {
        return new Errand(Urgency.SOMEBODY_ASKS, Instant.MAX, false, () -> {}, _ -> {});
    }

    void asked(Asked request) {
        afterEach.accept(request);
    }

    boolean returns() {
        return returns;
    }

    void begin() {
        if (begun) return;
        beforeTheFirst.run();
        begun = true;
    }
}
