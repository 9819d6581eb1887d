package com.flexreconnect.effect;

import com.flexreconnect.effect.Ledger.Entry;
import com.flexreconnect.recovery.Effect;
import com.flexreconnect.recovery.RecoveryFile;
import com.flexreconnect.telemetry.Buckets;
import com.flexreconnect.twilio.Urgency;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * {@code flexreconnect.effects}: each attempt by kind and result. {@code flexreconnect.effect.wait}: from the decision to the
 * first request. {@code flexreconnect.recovery.step}: what the caller feels, from the loss.
 */
@Component
class CountEffects {

    /** How an attempt ended; the last five say that there will be another. */
    enum Result {
        DONE,
        GONE,
        REFUSED,
        UNWANTED,
        BUSY,
        UNAUTHORIZED,
        NOT_ASKED,
        STALE,
        UNREACHABLE,
        TAKEN_OVER,
        /** By a fault of ours or of the database; the scheduler tries again. */
        FAILED
    }

    private final Map<Attempt, Timer> attempts = new ConcurrentHashMap<>();
    private final Map<Urgency, Timer> waits = new EnumMap<>(Urgency.class);
    private final Timer announcement;
    private final Timer ping;
    private final Timer redirect;
    private final MeterRegistry meters;
    private final Clock clock;

    CountEffects(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        for (var urgency : Urgency.values())
            waits.put(
                    urgency,
                    Buckets.CALLER
                            .timer("flexreconnect.effect.wait")
                            .tag("urgency", urgency.name())
                            .register(meters));
        announcement = step(meters, "announcement");
        ping = step(meters, "ping");
        redirect = step(meters, "redirect");
        // those to alert on exist from the start, so that the first one is seen as a change
        kinds().forEach(kind ->
                attempts.put(new Attempt(kind, Result.REFUSED), timer(new Attempt(kind, Result.REFUSED))));
    }

    /** The simple names of all effects. */
    static Stream<String> kinds() {
        return leaves(Effect.class).map(Class::getSimpleName);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        var permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(CountEffects::leaves);
    }

    void attempted(Effect effect, Result result, long nanos) {
        attempts.computeIfAbsent(new Attempt(effect.getClass().getSimpleName(), result), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Its first request is about to leave. */
    void begun(Entry entry) {
        var wait = waits.get(Precedence.of(entry.effect()));
        if (wait != null && entry.firstTried().isEmpty()) wait.record(since(entry.enteredAt()));
    }

    /** It is done, and that is committed. */
    void done(Job job) {
        job.file().map(RecoveryFile::lostAt).ifPresent(lost -> {
            switch (job.effect()) {
                case Effect.Announce _, Effect.TakeOffHold _ -> announcement.record(since(lost));
                case Effect.CreatePing _ -> ping.record(since(lost));
                case Effect.EnqueueCustomer asked when asked.attempt() == 1 -> redirect.record(since(lost));
                default -> {}
            }
        });
    }

    private Duration since(Instant when) {
        return Duration.between(when, clock.instant());
    }

    private Timer timer(Attempt attempt) {
        return Timer.builder("flexreconnect.effects")
                .tag("kind", attempt.kind())
                .tag("result", attempt.result().name())
                .register(meters);
    }

    private static Timer step(MeterRegistry meters, String step) {
        return Buckets.CALLER
                .timer("flexreconnect.recovery.step")
                .tag("step", step)
                .register(meters);
    }

    private record Attempt(String kind, Result result) {}
}
