package com.flexreconnect.recovery;

import com.flexreconnect.conference.ConferenceEvent.WrappedUp;
import com.flexreconnect.conference.Rosters;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
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
    OneTimeTask<WrapUps.WrapUp> wrapUp(Rosters rosters, HearConference conferences) {
        return Tasks.oneTime(WrapUps.WRAP_UP)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(EndPatience.AGAIN))
                .execute((instance, context) -> {
                    var task = new TaskSid(instance.getData().task());
                    var news =
                            new WrappedUp(new ReservationSid(instance.getData().reservation()));
                    rosters.liveConferenceOf(task)
                            .ifPresent(conference -> conferences.hear(conference, Optional.of(task), news));
                });
    }
}
