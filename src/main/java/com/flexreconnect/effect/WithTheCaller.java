package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectQueued;
import com.flexreconnect.recovery.RecoveryEvent.SentToFallback;
import com.flexreconnect.recovery.RecoveryFile;
import com.flexreconnect.recovery.RecoveryMachine;
import com.flexreconnect.recovery.Target;
import com.flexreconnect.settings.Settings;
import com.flexreconnect.twilio.Calls;
import com.flexreconnect.voice.CallInstructions;
import org.springframework.stereotype.Component;

/** Sends the caller on. A second redirect would throw them out of the queue or out of a rebuilt call: look first. */
@Component
class WithTheCaller {

    /** The attempt after the last: a fallback whose answer was lost is found like any other. */
    private static final int FALLBACK = RecoveryMachine.ATTEMPTS + 1;

    private final Calls calls;
    private final WhereIsTheCaller where;
    private final OriginalAttributes originals;
    private final CallerHears hears;
    private final Settings settings;

    WithTheCaller(
            Calls calls, WhereIsTheCaller where, OriginalAttributes originals, CallerHears hears, Settings settings) {
        this.calls = calls;
        this.where = where;
        this.originals = originals;
        this.hears = hears;
        this.settings = settings;
    }

    News enqueue(RecoveryFile file, EnqueueCustomer asked, boolean mayHaveHappened) {
        if (mayHaveHappened || asked.attempt() > 1) {
            var queued = where.reconnectTask(file, asked.attempt());
            if (queued.isPresent()) return News.of(new ReconnectQueued(queued.get(), asked.attempt()));
        }
        redirect(file, asked.target(), asked.attempt());
        return News.none();
    }

    /** Whoever is with an agent stays there; whoever is in a queue leaves it only for another place than a queue. */
    News fallBack(RecoveryFile file, boolean mayHaveHappened) {
        var reconnect = where.reconnectTask(file, FALLBACK);
        if (settings.fallbackUrl().isEmpty()) {
            if (reconnect.isEmpty()) redirect(file, Target.ANY_WORKER, FALLBACK);
            return News.of(new SentToFallback());
        }
        var isThere = mayHaveHappened && reconnect.isEmpty() && !where.isInOldRoom(file);
        if (!isThere && reconnect.filter(where::isWithAnAgent).isEmpty())
            calls.redirect(
                    file.recovery().lost().customer(),
                    CallInstructions.redirect(settings.fallbackUrl().get()));
        return News.of(new SentToFallback());
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
