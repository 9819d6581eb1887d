package com.flexreconnect.effect;

import com.flexreconnect.effect.CountEffects.Result;
import com.flexreconnect.effect.Ledger.Entry;
import com.flexreconnect.effect.Ledger.Settlement;
import com.flexreconnect.recovery.RecoveryStatuses;
import com.flexreconnect.telemetry.Field;
import com.flexreconnect.telemetry.Step;
import com.flexreconnect.telemetry.Steps;
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
    private static final int UNAUTHORIZED = 401;

    private final Ledger ledger;
    private final RecoveryStatuses recoveries;
    private final Performers performers;
    private final ReportBack report;
    private final Backoff backoff;
    private final Clock clock;
    private final CountEffects counted;
    private final Steps steps;

    PerformEffect(
            Ledger ledger,
            RecoveryStatuses recoveries,
            Performers performers,
            ReportBack report,
            Backoff backoff,
            Clock clock,
            CountEffects counted,
            Steps steps) {
        this.ledger = ledger;
        this.recoveries = recoveries;
        this.performers = performers;
        this.report = report;
        this.backoff = backoff;
        this.clock = clock;
        this.counted = counted;
        this.steps = steps;
    }

    /** @return how long to wait before the next attempt; empty when the effect is settled */
    Optional<Duration> perform(UUID id) {
        return ledger.open(id).flatMap(this::attempt);
    }

    private Optional<Duration> attempt(Entry entry) {
        var came = System.nanoTime();
        var result = Result.FAILED;
        var kind = entry.effect().getClass().getSimpleName();
        var step = steps.effect(kind, entry.trace()).with(Field.EFFECT, kind);
        try {
            var next = attempt(about(Job.of(entry, recoveries), step));
            result = next.result();
            return next.again();
        } finally {
            step.with(Field.RESULT, result.name()).close();
            counted.attempted(entry.effect(), result, System.nanoTime() - came);
        }
    }

    private static Job about(Job job, Step step) {
        step.with(Field.ATTEMPT, String.valueOf(job.entry().attempts() + 1));
        job.file()
                .ifPresentOrElse(
                        file -> step.with(Field.RECOVERY, file.id().toString())
                                .with(
                                        Field.CONFERENCE,
                                        file.recovery().lost().conference().value())
                                .with(
                                        Field.TASK,
                                        file.recovery().lost().agent().task().value()),
                        () -> step.with(
                                job.entry().subject().startsWith("WT") ? Field.TASK : Field.CONFERENCE,
                                job.entry().subject()));
        return job;
    }

    private Next attempt(Job job) {
        var entry = job.entry();
        if (!Wanted.still(job) || entry.mayHaveHappened() && Repeat.of(entry.effect()) == Repeat.NEVER)
            return settle(job, Settlement.UNWANTED);
        var errand = Errand.ofEffect(
                Precedence.of(entry.effect()),
                job.since(),
                () -> begin(entry),
                asked -> job.requests().add(new Job.Request(clock.instant().minus(asked.took()), asked)));
        try {
            report.done(job, errand.during(() -> performers.perform(job)));
            counted.done(job);
            return Next.never(Result.DONE);
        } catch (TwilioFailure failure) {
            log.info("{} of {}: {}", entry.effect().getClass().getSimpleName(), entry.subject(), failure.getMessage());
            return judge(job, failure);
        } catch (OnlyWhile.TakenOver _) {
            return Next.in(SOON, Result.TAKEN_OVER); // look again what has become of it
        }
    }

    private void begin(Entry entry) {
        if (!ledger.started(entry)) throw new OnlyWhile.TakenOver();
        counted.begun(entry);
    }

    private Next judge(Job job, TwilioFailure failure) {
        return switch (failure) {
            case Gone _ -> settle(job, Settlement.GONE);
            // our credentials, not what we asked for: whoever has the right ones may do it
            case Refused refused
            when refused.status() == UNAUTHORIZED -> {
                if (!job.mayHaveHappened()) ledger.notYet(job.entry().id(), "unauthorized");
                yield later(job, SOON, Result.UNAUTHORIZED);
            }
            case Refused _ -> settle(job, Settlement.REFUSED);
            case Busy busy -> {
                // what an earlier attempt may have done is not undone by a look that had to wait
                if (!job.mayHaveHappened()) ledger.notYet(job.entry().id(), "busy");
                yield later(job, busy.retryAfter(), Result.BUSY);
            }
            case NotAsked notAsked -> {
                if (!job.mayHaveHappened()) ledger.notYet(job.entry().id(), "not asked");
                yield Next.in(notAsked.comeBackIn(), Result.NOT_ASKED);
            }
            case Stale _ -> later(job, Duration.ZERO, Result.STALE);
            case Unreachable _ ->
                Repeat.of(job.effect()) == Repeat.NEVER
                        ? settle(job, Settlement.REFUSED)
                        : later(job, backoff.after(job.entry().attempts()), Result.UNREACHABLE);
        };
    }

    private Next later(Job job, Duration wait, Result why) {
        var now = clock.instant();
        var deadline = job.entry().firstTried().orElse(now).plus(Repeat.deadline(job.effect()));
        if (!now.plus(wait).isBefore(deadline)) return settle(job, Settlement.REFUSED);
        ledger.asked(job);
        return Next.in(wait, why);
    }

    private Next settle(Job job, Settlement how) {
        report.settled(job, how);
        return Next.never(Result.valueOf(how.name()));
    }

    /** @param again how long to wait before the next attempt */
    private record Next(Result result, Optional<Duration> again) {

        static Next never(Result result) {
            return new Next(result, Optional.empty());
        }

        static Next in(Duration wait, Result why) {
            return new Next(why, Optional.of(wait));
        }
    }
}
