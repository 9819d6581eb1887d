package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.RecoveryEvent.CustomerHungUp;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectQueued;
import com.flexreconnect.recovery.RecoveryEvent.SentToFallback;
import com.flexreconnect.recovery.RecoveryFile;
import com.flexreconnect.recovery.RecoveryMachine;
import com.flexreconnect.recovery.RecoveryStatuses;
import com.flexreconnect.recovery.Target;
import com.flexreconnect.settings.Settings;
import com.flexreconnect.twilio.Calls;
import com.flexreconnect.voice.CallInstructions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sends the caller on. A second redirect would throw them out of the queue or out of a rebuilt call: look first. */
@Component
class WithTheCaller {

    /** The attempt after the last: a fallback whose answer was lost is found like any other. */
    private static final int FALLBACK = RecoveryMachine.ATTEMPTS + 1;

    /**
     * Whoever lost their agent so long ago may have been served meanwhile, and our database not know: it was restored
     * from a backup. Longer than we ordinarily take to the queue, so that nobody waits for a look.
     */
    private static final Duration LATE = Duration.ofMinutes(2);

    private final NeverTwice never;
    private final RecoveryStatuses recoveries;
    private final Calls calls;
    private final WhereIsTheCaller where;
    private final OriginalAttributes originals;
    private final CallerHears hears;
    private final Settings settings;
    private final Clock clock;

    WithTheCaller(
            NeverTwice never,
            RecoveryStatuses recoveries,
            Calls calls,
            WhereIsTheCaller where,
            OriginalAttributes originals,
            CallerHears hears,
            Settings settings,
            Clock clock) {
        this.never = never;
        this.recoveries = recoveries;
        this.calls = calls;
        this.where = where;
        this.originals = originals;
        this.hears = hears;
        this.settings = settings;
        this.clock = clock;
    }

    News enqueue(Job job, EnqueueCustomer asked) {
        var file = job.recovery();
        var isFirst = !job.mayHaveHappened() && asked.attempt() == 1;
        if (isFirst && clock.instant().isAfter(file.lostAt().plus(LATE))) {
            var queued = where.reconnectTask(file, asked.attempt());
            if (queued.isPresent()) return News.of(new ReconnectQueued(queued.get(), asked.attempt()));
            // they left the old room, and it was not we who sent them
            if (!where.isInOldRoom(file)) return News.of(new CustomerHungUp());
            never.sentAfterAll(job);
        }
        return never.unless(
                job,
                () -> where.reconnectTask(file, asked.attempt())
                        .map(task -> News.of(new ReconnectQueued(task, asked.attempt()))),
                () -> {
                    redirect(file, asked.target(), asked.attempt());
                    return News.none();
                });
    }

    /**
     * Whoever is with an agent stays there, or belongs to a later recovery; whoever is in a queue leaves it only for
     * another place than a queue.
     */
    News fallBack(Job job) {
        var file = job.recovery();
        return never.unless(
                job,
                () -> isServed(file, job.mayHaveHappened())
                        ? Optional.of(News.of(new SentToFallback()))
                        : Optional.empty(),
                () -> {
                    sendToFallback(file);
                    return News.of(new SentToFallback());
                });
    }

    private boolean isServed(RecoveryFile file, boolean mayHaveHappened) {
        if (recoveries.isLostAgain(file)) return true;
        var reconnect = where.reconnect(file, FALLBACK);
        if (reconnect.isEmpty())
            return settings.fallbackUrl().isPresent() && mayHaveHappened && !where.isInOldRoom(file);
        var task = reconnect.get();
        if (WhereIsTheCaller.hasAnAgent(task)) return true;
        // whoever is no longer in the room of a task that is over was brought elsewhere by somebody
        return WhereIsTheCaller.wasLeft(task)
                ? !where.isLeftBehindIn(task, file)
                : settings.fallbackUrl().isEmpty();
    }

    private void sendToFallback(RecoveryFile file) {
        settings.fallbackUrl()
                .ifPresentOrElse(
                        url -> calls.redirect(file.recovery().lost().customer(), CallInstructions.redirect(url)),
                        () -> redirect(file, Target.ANY_WORKER, FALLBACK));
    }

    private void redirect(RecoveryFile file, Target target, int attempt) {
        var lost = file.recovery().lost();
        var attributes = TaskAttributes.reconnect(originals.of(file), file, target, attempt);
        calls.redirect(
                lost.customer(),
                CallInstructions.enqueue(
                        lost.agent().workflow(), attributes, WithThePing.PRIORITY, hears.waiting(file)));
    }
}
