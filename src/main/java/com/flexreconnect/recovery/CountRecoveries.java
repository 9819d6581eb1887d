package com.flexreconnect.recovery;

import com.flexreconnect.recovery.Stage.Closed;
import com.flexreconnect.recovery.Stage.Moving;
import com.flexreconnect.recovery.Stage.Pinging;
import com.flexreconnect.telemetry.Buckets;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what became of recoveries, when it is committed: a transaction that is tried again counts once. */
@Component
class CountRecoveries {

    private final Counter opened;
    private final Counter answered;
    private final Counter unanswered;
    private final Timer reconnect;
    private final Map<Outcome, Counter> closed = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Timer> withoutAgent = new EnumMap<>(Outcome.class);

    CountRecoveries(MeterRegistry meters) {
        opened = meters.counter("flexreconnect.recoveries.opened");
        answered = meters.counter("flexreconnect.pings", "result", "ANSWERED");
        unanswered = meters.counter("flexreconnect.pings", "result", "UNANSWERED");
        reconnect = Buckets.CALLER
                .timer("flexreconnect.recovery.step")
                .tag("step", "reconnect")
                .register(meters);
        for (var outcome : Outcome.values()) {
            closed.put(outcome, meters.counter("flexreconnect.recoveries.closed", "outcome", outcome.name()));
            withoutAgent.put(
                    outcome,
                    Buckets.CALLER
                            .timer("flexreconnect.recovery.without_agent")
                            .tag("outcome", outcome.name())
                            .register(meters));
        }
    }

    void opened() {
        afterCommit(opened::increment);
    }

    /** @param sinceLoss how long the caller has been without an agent */
    void moved(Stage before, Stage after, Duration sinceLoss) {
        afterCommit(() -> {
            if (before instanceof Pinging) count(Phase.target(after));
            if (!(before instanceof Moving))
                together(after).ifPresent(outcome -> {
                    withoutAgent(outcome, sinceLoss);
                    if (outcome == Outcome.RECOVERED || outcome == Outcome.HANDED_OVER) reconnect.record(sinceLoss);
                });
            if (after instanceof Closed(var outcome)) increment(outcome);
        });
    }

    /** Whether the caller need not be found an agent any more: others may still follow. */
    private static Optional<Outcome> together(Stage stage) {
        return switch (stage) {
            case Moving moving -> Optional.of(moving.outcome());
            case Closed(var outcome) -> Optional.of(outcome);
            default -> Optional.empty();
        };
    }

    private void count(Optional<Target> target) {
        target.ifPresent(where -> (where == Target.SAME_WORKER ? answered : unanswered).increment());
    }

    private void withoutAgent(Outcome outcome, Duration time) {
        var timer = withoutAgent.get(outcome);
        if (timer != null) timer.record(time);
    }

    private void increment(Outcome outcome) {
        var counter = closed.get(outcome);
        if (counter != null) counter.increment();
    }

    private static void afterCommit(Runnable count) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                count.run();
            }
        });
    }
}
