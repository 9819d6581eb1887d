package com.flexreconnect.webhook;

import com.flexreconnect.recovery.HearInPassing;
import com.flexreconnect.telemetry.Steps;
import com.flexreconnect.webhook.Inbox.Heard;
import com.flexreconnect.webhook.Letter.Sender;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Conference status callbacks: {@code join leave modify end}. */
@RestController
class ConferenceStatusController {
    private static final Logger LOG = LoggerFactory.getLogger(ConferenceStatusController.class);

    private final Inbox inbox;
    private final HearInPassing inPassing;
    private final Judge judge;
    private final CountLetters counted;

    ConferenceStatusController(
            Inbox inbox,
            HearInPassing inPassing,
            Judge judge,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<Steps> steps) {
        this.inbox = inbox;
        this.inPassing = inPassing;
        this.judge = judge;
        this.counted = new CountLetters(meters, steps);
    }

    @PostMapping("/conference-status-handler")
    Map<String, Object> hear(@RequestAttribute(SignedForm.NAME) SignedForm form) {
        var news = ReadConferenceCallback.from(form);
        if (news.isEmpty()) LOG.debug("a conference callback that says nothing to us");
        news.ifPresent(known -> {
            LOG.debug("{} {}", known.key(), known.event());
            var letter = new Letter(
                    known.key(),
                    Sender.CONFERENCE,
                    () -> new String(form.body(), StandardCharsets.UTF_8),
                    known.event().toString());
            counted.of(
                    known,
                    () -> isHeardInPassing(known, letter)
                            ? Heard.NEW
                            : inbox.receiveOnce(letter, hearing -> judge.judge(known, hearing)));
        });
        return Map.of();
    }

    private boolean isHeardInPassing(ConferenceNews news, Letter letter) {
        return inPassing.hear(news.conference(), news.task(), news.event(), letter.key(), letter.gist());
    }
}
