package com.flexreconnect.effect;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
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
    private final Clock clock;

    Performances(ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void ask(UUID effect) {
        scheduler
                .getObject()
                .scheduleIfNotExists(PERFORM.instance(effect.toString()).scheduledTo(clock.instant()));
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
