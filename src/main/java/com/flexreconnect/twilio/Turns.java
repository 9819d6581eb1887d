package com.flexreconnect.twilio;

import com.flexreconnect.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who may ask next: so many in a second, so many at once, nobody while Twilio wants to be left alone. Knows no clock and no
 * thread; times are nanoseconds of any clock that only goes forward.
 *
 * <p>Three turns go to the most urgent, the fourth to whoever waits longest: nobody starves.
 */
final class Turns {

    private static final long SECOND = 1_000_000_000L;
    private static final int SHARED = 4;
    private static final Comparator<Turn> URGENT =
            Comparator.comparing(Turn::errand, Errand.ORDER).thenComparing(Turn::number);
    private static final Comparator<Turn> LONGEST = Comparator.comparing(Turn::number);

    private final int perSecond;
    private final int atOnce;
    private final long interval;
    private final long burst;
    private final List<Turn> waiting = new ArrayList<>();
    private long number;
    private long given;
    private int out;
    private long paidUntil;
    private long pausedUntil;

    Turns(Settings.Limits limits, long now) {
        perSecond = limits.perSecond();
        atOnce = limits.atOnce();
        interval = SECOND / perSecond;
        burst = interval * Math.max(0, perSecond / 5 - 1);
        paidUntil = now - burst;
        pausedUntil = now;
    }

    /** @return empty when so many go before it that its turn would not come in {@code patience} */
    Optional<Turn> join(Errand errand, long now, long patience) {
        var turn = new Turn(errand, number++);
        var before = waiting.stream()
                .filter(other -> URGENT.compare(other, turn) < 0)
                .count();
        if (earliest(now) + before * interval > now + patience) return Optional.empty();
        waiting.add(turn);
        return Optional.of(turn);
    }

    void leave(Turn turn) {
        waiting.remove(turn);
    }

    /** Whose turn is next; empty when nobody waits. */
    Optional<Turn> next() {
        return waiting.stream().min(given % SHARED == SHARED - 1 ? LONGEST : URGENT);
    }

    /** How long the next one has to wait; {@link Long#MAX_VALUE} until somebody is back. */
    long nextIn(long now) {
        return out >= atOnce ? Long.MAX_VALUE : earliest(now) - now;
    }

    void go(Turn turn, long now) {
        waiting.remove(turn);
        given++;
        out++;
        paidUntil = Math.max(paidUntil, now - burst) + interval;
    }

    void back() {
        out--;
    }

    void pause(long until) {
        pausedUntil = Math.max(pausedUntil, until);
    }

    int waiting() {
        return waiting.size();
    }

    int out() {
        return out;
    }

    /** The first time from now at which one more would neither be too many nor disturb a pause. */
    long earliest(long now) {
        return Math.max(now, Math.max(paidUntil, pausedUntil));
    }

    /** @param number in the order of arrival */
    record Turn(Errand errand, long number) {}
}
