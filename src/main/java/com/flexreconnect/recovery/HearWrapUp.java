package com.flexreconnect.recovery;

import com.flexreconnect.conference.ConferenceEvent.WrappedUp;
import com.flexreconnect.conference.Rosters;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.telemetry.Field;
import com.flexreconnect.telemetry.Steps;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The second way to learn of a lost agent: it starts a recovery only when the callback never came. */
@Configuration(proxyBeanMethods = false)
class HearWrapUp {

    @Bean
    OneTimeTask<WrapUps.WrapUp> wrapUp(Rosters rosters, HearConference conferences, Steps steps) {
        return Tasks.oneTime(WrapUps.WRAP_UP)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(EndPatience.AGAIN))
                .execute((instance, context) -> {
                    var task = new TaskSid(instance.getData().task());
                    var news =
                            new WrappedUp(new ReservationSid(instance.getData().reservation()));
                    try (var step = steps.alone("wrap-up").with(Field.TASK, task.value())) {
                        rosters.liveConferenceOf(task).ifPresent(conference -> {
                            step.with(Field.CONFERENCE, conference.value());
                            conferences.hear(conference, Optional.of(task), news);
                        });
                    }
                });
    }
}
