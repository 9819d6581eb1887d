package com.flexreconnect.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.recovery.TaskRouterNews;
import com.flexreconnect.recovery.TaskRouterNews.Kind;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.sid.WorkflowSid;
import com.flexreconnect.sid.WorkspaceSid;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ReadTaskEventTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void anAcceptedReservation() {
        var read = read(Events.accepted("EZ1", "{\\\"disconnectedTaskSid\\\":\\\"WT1\\\"}"));

        assertThat(read.orElseThrow())
                .isEqualTo(new TaskNews(
                        new TaskRouterNews(
                                Kind.RESERVATION_ACCEPTED,
                                new TaskSid(Events.TASK),
                                Optional.of(new WorkflowSid("WW00000000000000000000000000000001")),
                                Optional.of(new ReservationSid("WR00000000000000000000000000000001")),
                                Optional.of(new WorkerSid("WK00000000000000000000000000000001")),
                                "ada",
                                false,
                                "{\"disconnectedTaskSid\":\"WT1\"}",
                                Optional.empty(),
                                "",
                                Instant.parse("2026-11-22T11:00:05.100Z")),
                        "event:EZ1"));
    }

    @ParameterizedTest
    @CsvSource({"voice, true", "default, false", "chat, false", "voicemail, false"})
    void aCallIsKnownByItsChannel(String channel, boolean isCall) {
        var event = Events.of("EZ1", "reservation.accepted", "\"task_channel_unique_name\":\"%s\"".formatted(channel));
        assertThat(read(event).orElseThrow().news().isCall()).isEqualTo(isCall);
    }

    @ParameterizedTest
    @CsvSource({
        "reservation.accepted, RESERVATION_ACCEPTED",
        "reservation.wrapup,   RESERVATION_WRAPUP",
        "task.canceled,        TASK_CANCELED",
        "task-queue.entered,   TASK_QUEUE_ENTERED",
        "task.transfer-failed, TASK_TRANSFER_FAILED"
    })
    void theFiveKinds(String type, Kind kind) {
        assertThat(read(Events.bare("EZ1", type)).orElseThrow().news().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reservation.created", "task.completed", "worker.activity.update", "task.canceledx", ""})
    void otherKindsAreForeign(String type) {
        assertThat(read(Events.bare("EZ1", type))).isEmpty();
    }

    @Test
    void whatIsAbsentIsEmpty() {
        var news = read(Events.bare("EZ1", "task.canceled")).orElseThrow().news();

        assertThat(news.workflow()).isEmpty();
        assertThat(news.reservation()).isEmpty();
        assertThat(news.worker()).isEmpty();
        assertThat(news.workerName()).isEmpty();
        assertThat(news.attributes()).isEqualTo("{}");
        assertThat(news.reason()).isEmpty();
        assertThat(news.at()).isEqualTo(RECEIVED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "task_canceled_reason":"Task TTL Exceeded","reason":"other" | Task TTL Exceeded
            "task_canceled_reason":null,"reason":"hangup"               | hangup
            "reason":7                                                  | 7
            """)
    void theReasonOfACancelledTask(String fields, String reason) {
        assertThat(read(Events.of("EZ1", "task.canceled", fields))
                        .orElseThrow()
                        .news()
                        .reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "task_attributes":{"a":1}       | {"a":1}
            "task_attributes":"{\\"a\\":1}" | {"a":1}
            "task_attributes":"not json"    | {}
            "task_attributes":"[1]"         | {}
            "task_attributes":null          | {}
            "task_attributes":5             | {}
            """)
    void attributesAreAnObjectWhateverComes(String fields, String attributes) {
        assertThat(read(Events.of("EZ1", "task.canceled", fields))
                        .orElseThrow()
                        .news()
                        .attributes())
                .isEqualTo(attributes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "5",
                "\"text\"",
                "[]",
                "{}",
                "{\"type\":\"com.twilio.taskrouter.task.canceled\"}",
                "{\"type\":\"com.twilio.taskrouter.task.canceled\",\"data\":\"x\"}",
                "{\"type\":\"com.twilio.taskrouter.task.canceled\",\"data\":{\"payload\":[]}}",
                "{\"type\":\"com.twilio.taskrouter.task.canceled\",\"data\":{\"payload\":\"{\"}}",
                "{\"type\":\"com.twilio.taskrouter.task.canceled\",\"data\":{\"payload\":{\"task_sid\":\"WTx\"}}}"
            })
    void whatCannotBeUnderstoodIsLeftAlone(String event) {
        assertThat(read(event)).isEmpty();
    }

    @Test
    void anotherWorkspaceIsForeign() {
        assertThat(read(Events.of("EZ1", "task.canceled", "\"workspace_sid\":\"WS00000000000000000000000000000009\"")))
                .isEmpty();
    }

    @Test
    void withoutAnIdOnlyTheSameTextIsTheSameNews() {
        var one = read(Events.of("", "task.canceled", "\"reason\":\"a\""))
                .orElseThrow()
                .key();
        var other = read(Events.of("", "task.canceled", "\"reason\":\"b\""))
                .orElseThrow()
                .key();

        assertThat(one).startsWith("event:").hasSizeGreaterThan(20).isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "line\\nWARN forged", "+15005550006", "a b"})
    void anIdThatCouldSpoilTheLogOrTheDatabaseIsHashed(String id) {
        assertThat(read(Events.bare(id, "task.canceled")).orElseThrow().key()).matches("event:[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "2999-01-01T00:00:00Z"})
    void aTimeThatCannotBeTrueIsNotBelieved(String time) {
        var event = Events.of("EZ1", "task.canceled", "\"timestamp\":\"%s\"".formatted(time));
        assertThat(read(event).orElseThrow().news().at()).isEqualTo(RECEIVED);
    }

    private static Optional<TaskNews> read(String event) {
        return ReadTaskEvent.from(
                JsonMapper.shared().readTree(event), new WorkspaceSid("WS00000000000000000000000000000001"), RECEIVED);
    }
}
