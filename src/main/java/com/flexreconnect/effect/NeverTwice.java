package com.flexreconnect.effect;

import com.flexreconnect.effect.Ledger.Entry;
import com.flexreconnect.recovery.RecoveryStatuses;
import com.flexreconnect.twilio.OnlyWhile;
import com.flexreconnect.twilio.TwilioFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What must not happen twice is asked for again only after a look that came when no earlier request could be performed any
 * more. Twilio has no key by which it could tell that two requests are one, and performs what it took long over although
 * nobody waits for its answer any longer.
 */
@Component
class NeverTwice {

    private final Ledger ledger;
    private final RecoveryStatuses recoveries;
    private final TransactionTemplate inTransaction;
    private final Clock clock;

    NeverTwice(Ledger ledger, RecoveryStatuses recoveries, TransactionTemplate inTransaction, Clock clock) {
        this.ledger = ledger;
        this.recoveries = recoveries;
        this.inTransaction = inTransaction;
        this.clock = clock;
    }

    /**
     * @param look whether it has happened already
     * @return what the look found, else what was made
     * @throws TwilioFailure.NotAsked when an earlier request may still be performed
     */
    <T> T unless(Job job, Supplier<Optional<T>> look, Supplier<T> request) {
        var entry = job.entry();
        if (entry.asksAtOnce()) return ask(entry, request);
        var looked = clock.instant();
        return look.get().orElseGet(() -> {
            inTransaction.executeWithoutResult(_ -> send(job, looked));
            return ask(entry, request);
        });
    }

    /** A first request that a look has held up: its life begins only now. */
    void sentAfterAll(Job job) {
        inTransaction.executeWithoutResult(_ -> {
            if (!ledger.sent(job.entry())) throw new OnlyWhile.TakenOver();
        });
    }

    /** Under the recovery's lock: another attempt begins after this one is written down, or this one is old news. */
    private void send(Job job, Instant looked) {
        var entry = job.entry();
        var now = recoveries.locked(job.recovery().id());
        if (!Wanted.still(new Job(entry, now, job.requests()))) throw new OnlyWhile.TakenOver();
        ledger.mayHappenUntil(entry, looked).ifPresent(this::comeBackAt);
        if (!ledger.sent(entry)) throw new OnlyWhile.TakenOver();
    }

    private void comeBackAt(Instant then) {
        var wait = Duration.between(clock.instant(), then);
        throw new TwilioFailure.NotAsked(wait.isNegative() ? Duration.ZERO : wait);
    }

    private <T> T ask(Entry entry, Supplier<T> request) {
        try {
            return request.get();
        } catch (TwilioFailure failure) {
            var isInDoubt = failure instanceof TwilioFailure.Unreachable unknown && unknown.mayStillHappen();
            if (!isInDoubt) ledger.answered(entry.id());
            throw failure;
        }
    }
}
