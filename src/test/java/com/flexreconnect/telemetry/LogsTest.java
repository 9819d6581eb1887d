package com.flexreconnect.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Logs for machines: found by SIDs, across the step from the webhook to what follows from it, and nothing personal. */
class LogsTest {

    private static final Set<String> FIELDS =
            Set.of("conference_sid", "task_sid", "recovery_id", "trace_id", "span_id");

    private final Watched watched = Watched.open();

    @Test
    void the_lines_of_a_recovery_are_found_by_its_sids_whichever_thread_wrote_them() {
        var row = watched.sql
                .sql("select id::text as id, conference_sid, task_sid from recovery")
                .query()
                .singleRow();
        var about = watched.logged.stream()
                .filter(line -> row.get("id").equals(line.getMDCPropertyMap().get("recovery_id")))
                .toList();

        assertThat(about)
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(line.getMDCPropertyMap())
                        .containsEntry("conference_sid", (String) row.get("conference_sid"))
                        .containsEntry("task_sid", (String) row.get("task_sid"))
                        .containsKeys("trace_id", "span_id"));
        var threads = new TreeSet<String>();
        var classes = new TreeSet<String>();
        about.forEach(line -> {
            threads.add(line.getThreadName());
            classes.add(line.getLoggerName());
        });
        assertThat(threads).as("of webhooks and of the scheduler").hasSizeGreaterThan(1);
        assertThat(classes).contains("com.flexreconnect.recovery.AdvanceRecovery", "com.flexreconnect.twilio.Line");
    }

    @Test
    void what_one_call_said_of_itself_does_not_stick_to_the_thread() {
        var steps = Steps.withoutTraces();
        MDC.put("task_sid", "of somebody else");
        try (var step = steps.part("outer").with(Field.CONFERENCE, "CF1")) {
            steps.tell(Field.TASK, "WT1");
            step.with(Field.RESULT, "NEW");
            assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys("conference_sid", "task_sid");
        }
        assertThat(MDC.get("task_sid")).isEqualTo("of somebody else");
        try (var _ = steps.fields()) {
            steps.tell(Field.RECOVERY, "1");
        }
        assertThat(MDC.get("recovery_id")).isNull();
        assertThat(MDC.get("conference_sid")).isNull();
        MDC.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "logstash", "gelf"})
    void each_line_is_one_json_object_without_anything_personal(String format) {
        var lines = json(format);

        assertThat(lines).hasSizeGreaterThan(20);
        assertThat(lines.toString())
                .doesNotContain(Watched.CALLER.substring(2))
                .doesNotContain("Lovelace")
                .doesNotContain(watched.twilio.settings().authToken());
    }

    @Test
    void nothing_but_sids_is_told_beside_the_line() {
        assertThat(watched.logged)
                .allSatisfy(line ->
                        assertThat(FIELDS).containsAll(line.getMDCPropertyMap().keySet()));
    }

    private List<JsonNode> json(String format) {
        var context = ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("any")).getLoggerContext();
        context.putObject(Environment.class.getName(), new StandardEnvironment());
        var encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(format);
        encoder.start();
        return watched.logged.stream()
                .map(line -> new String(encoder.encode(line), StandardCharsets.UTF_8))
                .peek(text -> assertThat(text.strip()).doesNotContain("\n"))
                .map(text -> (JsonNode) JsonMapper.shared().readTree(text))
                .toList();
    }
}
