package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Asks the durable scheduler to perform an effect: in the same transaction, and looked for right after its commit. */
@Component
class Performances {

    static final TaskDescriptor<Void> PERFORM = TaskDescriptor.of("perform-effect");

    private final ObjectProvider<Scheduler> scheduler;

    Performances(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    /** @param since effects of the same kind are performed in this order; due at once, as it is never in the future */
    void ask(UUID id, Effect effect, Instant since) {
        scheduler
                .getObject()
                .scheduleIfNotExists(PERFORM.instance(id.toString())
                        .priority(Precedence.inTheScheduler(effect))
                        .scheduledTo(since));
        if (TransactionSynchronizationManager.getSynchronizations().stream().noneMatch(Wake.class::isInstance))
            TransactionSynchronizationManager.registerSynchronization(new Wake(scheduler.getObject()));
    }

    private record Wake(Scheduler scheduler) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            scheduler.triggerCheckForDueExecutions();
        }
    }
}
