package com.flexreconnect.twilio;

import com.flexreconnect.settings.Settings;
import com.flexreconnect.twilio.Turns.Turn;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Lets the requests of one family out in turn. Waits with threads, as briefly as {@link #PATIENCE}; {@link Turns} decides. */
final class Lane {

    /** Longer than a full house needs for its turn, shorter than a plugin waits for us. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Turn, Condition> sleepers = new HashMap<>();
    private final Turns turns;
    private final LongSupplier nanos;
    private final Duration patience;

    /** @param patience how long a request waits for its turn */
    Lane(Settings.Limits limits, LongSupplier nanos, Duration patience) {
        this.turns = new Turns(limits, nanos.getAsLong());
        this.nanos = nanos;
        this.patience = patience;
    }

    /** In nanoseconds; only differences mean something. */
    long now() {
        return nanos.getAsLong();
    }

    /** Until when a request that comes now waits, its repetitions included. */
    long until() {
        return nanos.getAsLong() + patience.toNanos();
    }

    boolean isOver(long until, Duration from) {
        return nanos.getAsLong() + from.toNanos() >= until;
    }

    /**
     * Returns when the request may leave; {@link #back} must follow.
     *
     * @throws TwilioFailure.NotAsked when its turn does not come in time
     */
    void take(Errand errand, long until) {
        lock.lock();
        try {
            var now = nanos.getAsLong();
            var turn = turns.join(errand, now, until - now).orElseThrow(this::notAsked);
            var called = lock.newCondition();
            sleepers.put(turn, called);
            try {
                await(turn, called, until);
                turns.go(turn, nanos.getAsLong());
            } finally {
                turns.leave(turn);
                sleepers.remove(turn);
                wakeNext();
            }
        } finally {
            lock.unlock();
        }
    }

    void back() {
        lock.lock();
        try {
            turns.back();
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    /** Twilio wants to be left alone by the whole family. */
    void pause(Duration howLong) {
        lock.lock();
        try {
            turns.pause(nanos.getAsLong() + howLong.toNanos());
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return turns.waiting();
        } finally {
            lock.unlock();
        }
    }

    /** A stop of the service does not cut this short: it is brief, and a request that was begun ends better. */
    private void await(Turn turn, Condition called, long until) {
        var interrupted = false;
        try {
            while (true) {
                var now = nanos.getAsLong();
                var isNext = turns.next().filter(turn::equals).isPresent();
                var wait = isNext ? turns.nextIn(now) : Long.MAX_VALUE;
                if (wait <= 0) return;
                if (now >= until) throw notAsked();
                try {
                    called.awaitNanos(Math.min(wait, until - now));
                } catch (InterruptedException stopping) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private void wakeNext() {
        turns.next().map(sleepers::get).ifPresent(Condition::signal);
    }

    private TwilioFailure.NotAsked notAsked() {
        var now = nanos.getAsLong();
        var wait = Duration.ofNanos(turns.earliest(now) - now);
        return new TwilioFailure.NotAsked(wait.compareTo(PATIENCE) < 0 ? PATIENCE : wait);
    }
}
