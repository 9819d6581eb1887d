package com.flexreconnect.twilio;

import java.time.Instant;
import java.util.Comparator;
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
    private boolean begun;

    private Errand(Urgency urgency, Instant since, boolean returns, Runnable beforeTheFirst) {
        this.urgency = urgency;
        this.since = since;
        this.returns = returns;
        this.beforeTheFirst = beforeTheFirst;
    }

    /**
     * Of an effect. A request that Twilio answers with 429 is made again if it does not take long, so that it keeps its
     * turn.
     *
     * @param since when the caller lost their agent
     * @param beforeTheFirst runs right before the first request leaves; never, when none does
     */
    public static Errand ofEffect(Urgency urgency, Instant since, Runnable beforeTheFirst) {
        return new Errand(urgency, since, true, beforeTheFirst);
    }

    /** Requests that {@code work} makes in this thread are part of this errand. Those outside of any are somebody's. */
    public <T> T during(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    static Errand current() {
        return CURRENT.isBound() ? CURRENT.get() : ofSomebody();
    }

    /** Of a plugin, whose user waits and can be told to come back. */
    static Errand ofSomebody() {
        return new Errand(Urgency.SOMEBODY_ASKS, Instant.MAX, false, () -> {});
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
