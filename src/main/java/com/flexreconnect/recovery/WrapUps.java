package com.flexreconnect.recovery;

import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** TaskRouter's word that a call is over, kept back until the conference callback has had its time to say so. */
@Component
class WrapUps {

    static final TaskDescriptor<WrapUp> WRAP_UP = TaskDescriptor.of("hear-wrap-up", WrapUp.class);

    private static final Duration CALLBACK_COMES_WITHIN = Duration.ofSeconds(2);

    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    WrapUps(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void hearLater(TaskSid task, ReservationSid reservation) {
        scheduler
                .getObject()
                .scheduleIfNotExists(WRAP_UP.instance(reservation.value())
                        .priority(Priority.HIGH)
                        .data(new WrapUp(task.value(), reservation.value()))
                        .scheduledTo(clock.instant().plus(CALLBACK_COMES_WITHIN)));
    }

    record WrapUp(String task, String reservation) implements Serializable {}
}
