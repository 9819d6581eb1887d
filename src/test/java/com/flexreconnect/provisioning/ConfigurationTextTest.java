package com.flexreconnect.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ConfigurationTextTest {

    private static final List<String> OURS = Given.FILTERS.texts();

    /** What a customer's filter may look like; none of it may change by a byte. */
    private static final List<String> ODD = List.of(
            "{}",
            "{\"expression\":\"1==1\",\"targets\":[]}",
            "{ \"expression\" : \"a == \\\"b\\\\\" , \"n\":1.0,\"m\":1e3, \"m\": 1E+3 }",
            "{\"filter_friendly_name\":\"Grüße 👋 \\u00e9 \\ud83d\\ude00\",\t\"x\":[{\"filters\":[{}]}]}",
            "{\"task_routing\": {\"filters\": [1, 2, -0.0]}, \"z\": null, \"a\": 12345678901234567890.00}",
            "{\n\n  \"isReconnect == true\": \"}],{[\",\r\n  \"y\": false\n}");

    @Test
    void our_filters_are_put_before_all_others_on_lines_like_theirs() {
        var before = "{\n \"task_routing\": {\n  \"filters\": [\n   {\"expression\": \"1==1\"}\n  ]\n }\n}";
        var after = Given.FILTERS.in(ConfigurationText.of(before)).text();
        assertThat(after)
                .isEqualTo("{\n \"task_routing\": {\n  \"filters\": [\n   " + OURS.getFirst() + ",\n   "
                        + OURS.getLast() + ",\n   {\"expression\": \"1==1\"}\n  ]\n }\n}");
    }

    @Test
    void what_fits_stays_as_it_is_with_the_customers_own_queue_and_timeouts() {
        var before = ConfigurationText.of("{\"task_routing\":{\"filters\":["
                + OURS.getFirst().replace("60", "45") + " ,\n" + OURS.getLast().replace("30", "\"20\"") + "]}}");
        assertThat(Given.FILTERS.in(before)).isSameAs(before);
    }

    @Test
    void a_workflow_without_filters_gets_them() {
        assertThat(topOf("{\"task_routing\":{}}")).isEqualTo("{\"task_routing\":{\"filters\": [" + both() + "]}}");
        assertThat(topOf("{\"task_routing\":{\"default_filter\":{\"queue\":\"WQ\"}}}"))
                .isEqualTo("{\"task_routing\":{\"filters\": [" + both() + "], \"default_filter\":{\"queue\":\"WQ\"}}}");
        assertThat(topOf("{\"task_routing\":{\"filters\":[ ]}}"))
                .isEqualTo("{\"task_routing\":{\"filters\":[" + String.join(",", OURS) + " ]}}");
    }

    /** Others' filters with ours anywhere among them, in any shape, and everything around written oddly. */
    @Test
    void others_keep_their_bytes_and_their_order_wherever_ours_were() {
        for (var seed = 0; seed < 3000; seed++) {
            var random = new Random(seed);
            var others = new ArrayList<String>();
            var all = new ArrayList<String>();
            for (var i = random.nextInt(5); i > 0; i--) {
                var theirs = ODD.get(random.nextInt(ODD.size()));
                others.add(theirs);
                all.add(theirs);
            }
            for (var i = random.nextInt(3); i > 0; i--) all.add(random.nextInt(all.size() + 1), oldOnes(random));
            var head = "{\"v\":1.0," + blanks(random) + "\"task_routing\"" + blanks(random)
                    + ":{\"q\":[1e3,\"\\\"filters\"],\"filters\":[";
            var tail = blanks(random) + "]," + blanks(random) + "\"default_filter\":{\"queue\":\"ä\"}},\"v\":2}"
                    + blanks(random);
            var between = blanks(random);
            var text = head + all.stream().map(one -> between + one).collect(Collectors.joining(" ,")) + tail;

            var after = Given.FILTERS.in(ConfigurationText.of(text));

            var filters = IntStream.range(0, after.filters().size())
                    .mapToObj(after::filter)
                    .toList();
            assertThat(filters.subList(2, filters.size())).as(text).isEqualTo(others);
            assertThat(after.text())
                    .as(text)
                    .startsWith(head)
                    .endsWith(tail.strip().isEmpty() ? "" : tail);
            assertThat(ReconnectFilters.wrong(after.filters())).as(text).isEmpty();
            assertThat(Given.FILTERS.in(after)).as(text).isSameAs(after);
        }
    }

    @Test
    void a_large_configuration_is_cut_at_the_right_places_too() {
        var many = IntStream.range(0, 4000)
                .mapToObj(i -> "{\"filter_friendly_name\":\"ü👋 " + i + "\",\"n\":1.0}")
                .collect(Collectors.joining(",\n"));
        var text = "{\"task_routing\":{\"filters\":[" + many + "," + oldOnes(new Random(1)) + "]}}";
        var after = Given.FILTERS.in(ConfigurationText.of(text));
        assertThat(after.text())
                .isEqualTo("{\"task_routing\":{\"filters\":[" + String.join(",", OURS) + "," + many + "]}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    not json                                                    | its configuration is not JSON
                    []                                                          | its configuration is not a JSON object
                    {}                                                          | its configuration has no task_routing
                    {"task_routing":[]}                                         | its task_routing is not an object
                    {"task_routing":{"filters":{}}}                             | its filters are not a list
                    {"task_routing":{"filters":[1]}}                            | one of its filters is not an object
                    {"task_routing":{"filters":[],"filters":[]}}                | its configuration has filters twice
                    {"task_routing":{"filters":[]},"task_routing":{}}           | its configuration has task_routing twice
                    {"task_routing":{"filters":[]}} {}                          | there is something behind its configuration
                    """)
    void what_we_would_have_to_guess_is_refused(String text, String sentence) {
        assertThatThrownBy(() -> ConfigurationText.of(text))
                .isInstanceOf(Trouble.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "timeout": 60}            | "timeout": 60, "priority": 10}        | wins over the service's 1000
                    "timeout": 60}            | "timeout": 60, "skip_if": "1==1"}     | can be skipped
                    , "timeout": 60}          | }                                     | has no timeout
                    task.targetWorkerSid      | task.other                            | does not send the reconnect to the agent
                    """)
    void a_filter_that_does_not_do_what_it_must_is_replaced(String what, String by, String sentence) {
        var text =
                "{\"task_routing\":{\"filters\":[" + OURS.getFirst().replace(what, by) + "," + OURS.getLast() + "]}}";
        var before = ConfigurationText.of(text);
        assertThat(ReconnectFilters.wrong(before.filters())).anyMatch(wrong -> wrong.contains(sentence));
        assertThat(Given.FILTERS.in(before).text())
                .isEqualTo("{\"task_routing\":{\"filters\":[" + String.join(",", OURS) + "]}}");
    }

    @Test
    void the_same_agent_comes_first_then_others_then_anybody_and_no_target_can_be_skipped() {
        var same = JsonMapper.shared().readTree(OURS.getFirst()).path("targets");
        assertThat(same.path(0).path("known_worker_sid").asString()).isEqualTo("task.targetWorkerSid");
        assertThat(same.path(1).path("expression").asString()).isEqualTo("worker.sid != task.disconnectedWorkerSid");
        assertThat(same.path(2).properties()).hasSize(1);
        assertThat(same.path(1).path("timeout").asInt())
                .isGreaterThan(same.path(0).path("timeout").asInt());
        assertThat(String.join("", OURS)).doesNotContain("priority", "skip_if");
    }

    private static String topOf(String text) {
        return Given.FILTERS.in(ConfigurationText.of(text)).text();
    }

    private static String both() {
        return String.join(", ", OURS);
    }

    private static String oldOnes(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> "{\"expression\":\"isReconnect==true\",\"targets\":[{\"queue\":\"WQ1\",\"priority\":2}]}";
            case 1 -> OURS.getFirst();
            default -> OURS.getLast();
        };
    }

    private static String blanks(Random random) {
        return " \t\n\r ".substring(random.nextInt(5));
    }
}
