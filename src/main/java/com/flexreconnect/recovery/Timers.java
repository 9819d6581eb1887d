package com.flexreconnect.recovery;

import com.flexreconnect.recovery.Stage.Open;
import com.flexreconnect.settings.Settings;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Ends the patience of open stages, also after a restart and on any instance. */
@Component
class Timers {

    static final TaskDescriptor<Armed> PATIENCE = TaskDescriptor.of("patience", Armed.class);

    private final ObjectProvider<SchedulerClient> scheduler;
    private final Settings settings;
    private final Clock clock;

    Timers(ObjectProvider<SchedulerClient> scheduler, Settings settings, Clock clock) {
        this.scheduler = scheduler;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Timers are never disarmed: one that comes late is only news about a past stage.
     *
     * @param from when patience began
     */
    void arm(UUID recovery, Open stage, String stageJson, Instant from) {
        var due = from.plus(Patience.with(stage, settings));
        scheduler
                .getObject()
                .scheduleIfNotExists(PATIENCE.instance(UUID.randomUUID().toString())
                        .priority(Priority.HIGH)
                        .data(new Armed(recovery.toString(), stageJson))
                        .scheduledTo(due));
    }

    /** Whether not even nine tenths of the patience are over: for less, nobody need look again. */
    boolean isTooEarly(Open stage, Instant from) {
        var most = Patience.with(stage, settings).multipliedBy(9).dividedBy(10);
        return from.plus(most).isAfter(clock.instant());
    }

    /** @param stage the stage as JSON */
    record Armed(String recovery, String stage) implements java.io.Serializable {}
}
