package com.flexreconnect.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.flexreconnect.conference.Conference;
import com.flexreconnect.recovery.Effect;
import com.flexreconnect.recovery.Recovery;
import com.flexreconnect.recovery.RecoveryEvent;
import com.flexreconnect.recovery.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of today, as they stand in {@code src/test/resources/stored}. When a line here cannot be read any more, calls
 * in flight would be lost by an upgrade: see docs/upgrading.md before changing the line.
 */
class StoredFormsTest {

    private static final JsonMapper TREE = JsonMapper.shared();

    private final StoredJson json = new StoredJson();

    record Row(Class<?> type, String file, String text) {
        @Override
        public String toString() {
            return file + " " + text.substring(0, Math.min(60, text.length()));
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                        lines(Stage.class, "stage"),
                        lines(Effect.class, "effect"),
                        lines(Recovery.class, "recovery"),
                        lines(Conference.class, "conference"),
                        lines(RecoveryEvent.class, "news"))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void is_read_and_written_as_it_was(Row row) {
        var written = json.write(json.read(row.text(), row.type()));
        assertThat(TREE.readTree(written)).isEqualTo(TREE.readTree(row.text()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_field_of_a_later_version_is_left_alone(Row row) {
        var later = ((ObjectNode) TREE.readTree(row.text())).put("later", 1);
        assertThat(json.read(later.toString(), row.type())).isEqualTo(json.read(row.text(), row.type()));
    }

    @Test
    void every_type_and_every_constant_of_today_is_among_them() {
        var text = rows().map(Row::text).reduce("", String::concat);
        assertThat(StoredTypes.names(Stage.class, Effect.class, Recovery.class, Conference.class, RecoveryEvent.class))
                .hasSizeGreaterThan(50)
                .allSatisfy(name -> assertThat(text).contains('"' + name + '"'));
    }

    @Test
    void what_nobody_knows_any_more_is_an_error_and_no_guess() {
        Stream.of("{\"@type\":\"Forgotten\"}", "{\"@type\":\"Closed\",\"outcome\":\"FORGOTTEN\"}")
                .forEach(text -> assertThatExceptionOfType(JacksonException.class)
                        .isThrownBy(() -> json.read(text, Stage.class)));
    }

    @Test
    void a_field_that_an_earlier_version_did_not_write_is_empty_when_it_is_optional() {
        var recovery = lines(Recovery.class, "recovery").getFirst().text();
        var earlier = (ObjectNode) TREE.readTree(recovery);
        earlier.remove("ping");
        assertThat(json.read(earlier.toString(), Recovery.class).ping()).isEmpty();
    }

    @Test
    void and_an_error_when_it_is_a_number_or_a_switch() {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> json.read("{\"@type\":\"Pinging\"}", Stage.class));
    }

    private static List<Row> lines(Class<?> type, String file) {
        try (var in = StoredFormsTest.class.getResourceAsStream("/stored/" + file + ".jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> new Row(type, file, line))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
