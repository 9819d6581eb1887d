package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TasksTest {

    private final StubTwilio twilio = new StubTwilio();
    private final TaskRouterStub router = new TaskRouterStub();
    private final Tasks tasks = new Tasks(Given.line(twilio));

    @BeforeEach
    void start() {
        twilio.always(router::answer);
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void a_new_task_is_told_in_full() {
        twilio.next(new Answer(201, "{\"sid\":\"%s\"}".formatted(Given.TASK), Map.of()));
        var task = new NewTask(
                Given.WORKFLOW, "{\"recoveryId\":\"r1\"}", 1000, Duration.ofSeconds(15), Optional.of("voice"));
        assertThat(tasks.create(task)).isEqualTo(Given.TASK);
        assertThat(twilio.only().path()).isEqualTo(Given.TASKS);
        assertThat(twilio.only().form())
                .isEqualTo(Map.of(
                        "WorkflowSid", Given.WORKFLOW.value(),
                        "Attributes", "{\"recoveryId\":\"r1\"}",
                        "Priority", "1000",
                        "Timeout", "15",
                        "TaskChannel", "voice"));
    }

    @Test
    void a_success_without_a_task_is_an_unknown_outcome() {
        twilio.next(new Answer(201, "{}", Map.of()));
        var task = new NewTask(Given.WORKFLOW, "{}", 0, Duration.ofSeconds(15), Optional.empty());
        assertThatExceptionOfType(TwilioFailure.Unreachable.class).isThrownBy(() -> tasks.create(task));
    }

    @Test
    void a_task_is_found_by_an_attribute() {
        twilio.next(Answer.ok("{\"tasks\":[{\"sid\":\"%s\",\"attributes\":null}],\"meta\":{\"key\":\"tasks\"}}"
                .formatted(Given.TASK)));
        assertThat(tasks.withAttribute("recoveryId", "8f14-e45f")).contains(Given.TASK);
        assertThat(twilio.only().query()).containsEntry("EvaluateTaskAttributes", "recoveryId == \"8f14-e45f\"");
        twilio.next(Answer.ok("{\"tasks\":[],\"meta\":{\"key\":\"tasks\"}}"));
        assertThat(tasks.withAttribute("recoveryId", "8f14-e45f")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\" OR 1 == 1 OR \"", "it's", "back\\slash", "line\nbreak"})
    void nothing_can_break_out_of_the_expression(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> tasks.withAttribute("recoveryId", value));
        assertThatIllegalArgumentException().isThrownBy(() -> tasks.withAttribute(value, "x"));
        assertThat(twilio.heard()).isEmpty();
    }

    @Test
    void attributes_are_written_over_the_version_that_was_read() {
        router.version = 7;
        router.attributes = "{\"a\":1}";
        var seen = tasks.fetch(Given.TASK);
        assertThat(seen)
                .isEqualTo(new TaskSeen(
                        Given.TASK, Optional.of(Given.WORKFLOW), "pending", "{\"a\":1}", "\"7\"", Optional.empty()));
        var written = tasks.writeAttributes(Given.TASK, "{\"a\":2}", seen.version());
        assertThat(twilio.heard().getLast().header("If-Match")).contains("7");
        assertThat(written.version()).isEqualTo("\"8\"");
        assertThat(written.attributes()).isEqualTo("{\"a\":2}");
        assertThatExceptionOfType(TwilioFailure.Stale.class)
                .isThrownBy(() -> tasks.writeAttributes(Given.TASK, "{\"a\":3}", seen.version()));
        assertThat(router.attributes).isEqualTo("{\"a\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "W/\"3\"", "3"})
    void the_version_is_sent_bare_however_it_is_quoted(String etag) {
        router.version = 3;
        tasks.writeAttributes(Given.TASK, "{}", etag);
        assertThat(twilio.heard().getFirst().header("If-Match")).contains("3");
    }

    @Test
    void a_taskrouter_that_wants_its_quotes_back_gets_them_and_is_not_asked_again() {
        router.wantsQuotes = true;
        router.version = 7;
        var first = tasks.writeAttributes(
                Given.TASK, "{\"a\":2}", tasks.fetch(Given.TASK).version());
        assertThat(router.attributes).isEqualTo("{\"a\":2}");
        var asked = twilio.heard().size();
        tasks.writeAttributes(Given.TASK, "{\"a\":3}", first.version());
        assertThat(router.attributes).isEqualTo("{\"a\":3}");
        assertThat(twilio.heard()).hasSize(asked + 1);
    }

    @Test
    void a_stale_version_is_stale_with_and_without_quotes() {
        router.version = 7;
        assertThatExceptionOfType(TwilioFailure.Stale.class)
                .isThrownBy(() -> tasks.writeAttributes(Given.TASK, "{}", "\"6\""));
        assertThat(router.version).isEqualTo(7);
    }

    @ParameterizedTest(name = "{0}: completing ends it as {1} after {2} requests, cancelling after {3}")
    @CsvSource({
        "assigned,  completed, 1, 3",
        "wrapping,  completed, 1, 3",
        "pending,   canceled,  3, 1",
        "reserved,  canceled,  3, 1",
        "completed, completed, 2, 2",
        "canceled,  canceled,  2, 2",
    })
    void a_task_is_ended_the_way_its_state_allows(String status, String end, int completing, int cancelling) {
        router.status = status;
        tasks.complete(Given.TASK, "the agent is back");
        assertThat(router.status).isEqualTo(end);
        assertThat(twilio.heard()).hasSize(completing);

        router.status = status;
        tasks.cancel(Given.TASK, "the customer hung up");
        assertThat(router.status).isEqualTo(end);
        assertThat(twilio.heard()).hasSize(completing + cancelling);
        assertThat(router.reasons).doesNotContainNull();
    }

    @Test
    void a_task_that_was_removed_needs_no_ending() {
        router.removed = true;
        assertThatNoException().isThrownBy(() -> tasks.complete(Given.TASK, "x"));
        assertThatNoException().isThrownBy(() -> tasks.cancel(Given.TASK, "x"));
    }

    @Test
    void a_refusal_for_another_reason_is_told() {
        router.status = "pending";
        twilio.next(Answer.error(400, 20001));
        assertThatExceptionOfType(TwilioFailure.Refused.class).isThrownBy(() -> tasks.cancel(Given.TASK, "x"));
        assertThat(router.status).isEqualTo("pending");
    }
}
