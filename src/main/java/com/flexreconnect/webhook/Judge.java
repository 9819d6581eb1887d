package com.flexreconnect.webhook;

import com.flexreconnect.recovery.HearConference;
import com.flexreconnect.recovery.HearTaskRouter;
import com.flexreconnect.settings.Settings;
import com.flexreconnect.stored.Hearing;
import com.flexreconnect.web.Body;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes what a letter says to those whom it concerns. */
@Component
class Judge {
    private final HearConference conferences;
    private final HearTaskRouter taskRouter;
    private final Settings settings;
    private final Clock clock;

    Judge(HearConference conferences, HearTaskRouter taskRouter, Settings settings, Clock clock) {
        this.conferences = conferences;
        this.taskRouter = taskRouter;
        this.settings = settings;
        this.clock = clock;
    }

    void judge(ConferenceNews news, Hearing hearing) {
        conferences.hear(news.conference(), news.task(), news.event(), hearing);
    }

    void judge(TaskNews news, Hearing hearing) {
        taskRouter.hear(news.news(), hearing);
    }

    /** What changes nothing whenever it is heard need not be remembered either. */
    boolean isOfInterest(TaskNews news) {
        return taskRouter.isOfInterest(news.news());
    }

    private void judge(ConferenceNews news) {
        conferences.hear(news.conference(), news.task(), news.event());
    }

    private void judge(TaskNews news) {
        taskRouter.hear(news.news());
    }

    /** Judges a letter that was put aside. */
    void judge(Letter letter) {
        switch (letter.sender()) {
            case CONFERENCE -> {
                var body = letter.body().getBytes(StandardCharsets.UTF_8);
                ReadConferenceCallback.from(new SignedForm(body, Body.form(body)))
                        .ifPresent(this::judge);
            }
            case TASK_ROUTER ->
                ReadTaskEvent.from(JsonMapper.shared().readTree(letter.body()), settings.workspace(), clock.instant())
                        .ifPresent(this::judge);
        }
    }
}
