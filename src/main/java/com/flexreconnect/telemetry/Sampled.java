package com.flexreconnect.telemetry;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look that many gauges share. It is taken when somebody reads, and at most once in a while: a gauge that asks the
 * database costs nothing where nobody scrapes, and no more where many do.
 */
public final class Sampled<T> {

    /** As often as Prometheus usually comes. */
    private static final Duration EVERY = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(Sampled.class);

    private final Supplier<T> look;
    private final T unknown;
    private final long every;
    private final LongSupplier nanos;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Sample<T> last;

    /** @param unknown what is seen when the look fails: gauges that cannot be known must not show what once was */
    public Sampled(Supplier<T> look, T unknown) {
        this(look, unknown, EVERY, System::nanoTime);
    }

    Sampled(Supplier<T> look, T unknown, Duration every, LongSupplier nanos) {
        this.look = look;
        this.unknown = unknown;
        this.every = every.toNanos();
        this.nanos = nanos;
        this.last = new Sample<>(unknown, nanos.getAsLong() - this.every);
    }

    /** While one reader looks, the others see what was seen before. */
    public T get() {
        if (isOld() && looking.tryLock()) {
            try {
                if (isOld()) last = new Sample<>(lookNow(), nanos.getAsLong());
            } finally {
                looking.unlock();
            }
        }
        return last.value();
    }

    private boolean isOld() {
        return nanos.getAsLong() - last.at() >= every;
    }

    private T lookNow() {
        try {
            return look.get();
        } catch (RuntimeException failed) {
            log.debug("not known now: {}", failed.getClass().getName());
            return unknown;
        }
    }

    private record Sample<T>(T value, long at) {}
}
