package com.flexreconnect.recovery;

import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.telemetry.Field;
import com.flexreconnect.telemetry.Steps;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the callback has had its time. */
@Configuration(proxyBeanMethods = false)
class HearWrapUp {

    @Bean
    OneTimeTask<WrapUps.WrapUp> wrapUp(JudgeWrapUp wrapUps, Steps steps) {
        return Tasks.oneTime(WrapUps.WRAP_UP)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(EndPatience.AGAIN))
                .execute((instance, context) -> {
                    var task = new TaskSid(instance.getData().task());
                    try (var step = steps.alone("wrap-up").with(Field.TASK, task.value())) {
                        wrapUps.judge(
                                        task,
                                        new ReservationSid(instance.getData().reservation()))
                                .ifPresent(room -> step.with(Field.CONFERENCE, room.value()));
                    }
                });
    }
}
