package com.flexreconnect.webhook;

import com.flexreconnect.settings.Settings;
import com.flexreconnect.telemetry.Steps;
import com.flexreconnect.webhook.Inbox.Heard;
import com.flexreconnect.webhook.Letter.Sender;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Event Streams sink. Event Streams drops an event for good on any 4xx but 429, so whatever is authentic and is not
 * understood gets a 200.
 */
@RestController
class TaskEventController {
    private static final Logger LOG = LoggerFactory.getLogger(TaskEventController.class);

    private final Inbox inbox;
    private final Judge judge;
    private final Settings settings;
    private final Clock clock;
    private final CountLetters counted;

    TaskEventController(
            Inbox inbox,
            Judge judge,
            Settings settings,
            Clock clock,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<Steps> steps) {
        this.inbox = inbox;
        this.judge = judge;
        this.settings = settings;
        this.clock = clock;
        this.counted = new CountLetters(meters, steps);
    }

    @PostMapping("/task-event-handler")
    Map<String, Object> hear(@RequestAttribute(SignedJson.NAME) SignedJson json) {
        events(json).forEach(this::hear);
        return Map.of("success", true);
    }

    private void hear(JsonNode event) {
        SinkTest.in(event)
                .ifPresent(id -> inbox.receive(new Letter(SinkTest.KEY + id, Sender.TASK_ROUTER, "{}"), () -> {}));
        ReadTaskEvent.from(event, settings.workspace(), clock.instant()).ifPresent(known -> {
            var news = known.news();
            LOG.debug("{} {} {} {}", known.key(), news.kind(), news.task(), news.reservation());
            var letter = new Letter(known.key(), Sender.TASK_ROUTER, event::toString, "");
            counted.of(
                    known,
                    () -> judge.isOfInterest(known)
                            ? inbox.receiveOnce(letter, hearing -> judge.judge(known, hearing))
                            : Heard.OF_NO_INTEREST);
        });
    }

    private static List<JsonNode> events(SignedJson json) {
        try {
            var tree = JsonMapper.shared().readTree(json.body());
            return tree.isArray() ? List.copyOf(tree.values()) : List.of(tree);
        } catch (JacksonException notJson) {
            LOG.warn("an authentic Event Streams request of {} bytes is not JSON: ignored", json.body().length);
            return List.of();
        }
    }
}
