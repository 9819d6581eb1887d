package com.flexreconnect.effect;

import com.flexreconnect.effect.Ledger.Entry;
import com.flexreconnect.effect.Ledger.Settlement;
import com.flexreconnect.recovery.RecoveryStatuses;
import com.flexreconnect.twilio.Errand;
import com.flexreconnect.twilio.OnlyWhile;
import com.flexreconnect.twilio.TwilioFailure;
import com.flexreconnect.twilio.TwilioFailure.Busy;
import com.flexreconnect.twilio.TwilioFailure.Gone;
import com.flexreconnect.twilio.TwilioFailure.NotAsked;
import com.flexreconnect.twilio.TwilioFailure.Refused;
import com.flexreconnect.twilio.TwilioFailure.Stale;
import com.flexreconnect.twilio.TwilioFailure.Unreachable;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does one effect at Twilio and reports back what came of it, or says when to try again. */
@Component
class PerformEffect {

    private static final Logger log = LoggerFactory.getLogger(PerformEffect.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final RecoveryStatuses recoveries;
    private final Performers performers;
    private final ReportBack report;
    private final Clock clock;

    PerformEffect(Ledger ledger, RecoveryStatuses recoveries, Performers performers, ReportBack report, Clock clock) {
        this.ledger = ledger;
        this.recoveries = recoveries;
        this.performers = performers;
        this.report = report;
        this.clock = clock;
    }

    /** @return how long to wait before the next attempt; empty when the effect is settled */
    Optional<Duration> perform(UUID id) {
        return ledger.open(id).flatMap(this::attempt);
    }

    private Optional<Duration> attempt(Entry entry) {
        var job = Job.of(entry, recoveries);
        if (!Wanted.still(job) || entry.mayHaveHappened() && Repeat.of(entry.effect()) == Repeat.NEVER) {
            report.settled(job, Settlement.UNWANTED);
            return Optional.empty();
        }
        var errand = Errand.ofEffect(
                Precedence.of(entry.effect()),
                job.since(),
                () -> begin(entry),
                asked -> job.requests().add(new Job.Request(clock.instant().minus(asked.took()), asked)));
        try {
            report.done(job, errand.during(() -> performers.perform(job)));
            return Optional.empty();
        } catch (TwilioFailure failure) {
            log.info("{} of {}: {}", entry.effect().getClass().getSimpleName(), entry.subject(), failure.getMessage());
            return judge(job, failure);
        } catch (OnlyWhile.TakenOver _) {
            return Optional.of(SOON); // look again what has become of it
        }
    }

    private void begin(Entry entry) {
        if (!ledger.started(entry)) throw new OnlyWhile.TakenOver();
    }

    private Optional<Duration> judge(Job job, TwilioFailure failure) {
        return switch (failure) {
            case Gone _ -> settle(job, Settlement.GONE);
            case Refused _ -> settle(job, Settlement.REFUSED);
            case Busy busy -> {
                // what an earlier attempt may have done is not undone by a look that had to wait
                if (!job.mayHaveHappened()) ledger.notYet(job.entry().id(), "busy");
                yield later(job, busy.retryAfter());
            }
            case NotAsked notAsked -> {
                if (!job.mayHaveHappened()) ledger.notYet(job.entry().id(), "not asked");
                yield Optional.of(notAsked.comeBackIn());
            }
            case Stale _ -> later(job, Duration.ZERO);
            case Unreachable _ ->
                Repeat.of(job.effect()) == Repeat.NEVER
                        ? settle(job, Settlement.REFUSED)
                        : later(job, Backoff.after(job.entry().attempts()));
        };
    }

    private Optional<Duration> later(Job job, Duration wait) {
        var now = clock.instant();
        var deadline = job.entry().firstTried().orElse(now).plus(Repeat.deadline(job.effect()));
        if (!now.plus(wait).isBefore(deadline)) return settle(job, Settlement.REFUSED);
        ledger.asked(job);
        return Optional.of(wait);
    }

    private Optional<Duration> settle(Job job, Settlement how) {
        report.settled(job, how);
        return Optional.empty();
    }
}
