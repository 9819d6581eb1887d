package com.flexreconnect.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The metrics that there are, and docs/metrics.md. */
class MetricsTest {

    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-f]{32}");

    private final Watched watched = Watched.open();

    @Test
    void every_metric_is_described_with_its_labels_and_every_description_has_its_metric() throws IOException {
        var there = new TreeMap<String, Set<String>>();
        watched.scrape().labels().forEach((name, labels) -> {
            if (name.startsWith("flexreconnect_") && !name.endsWith("_max")) there.put(name, labels);
        });

        assertThat(there).isEqualTo(described());
        System.out.println(there.size() + " metrics of our own");
    }

    @Test
    void what_comes_with_the_libraries_and_is_named_there_exists() throws IOException {
        assertThat(watched.scrape().names()).containsAll(fromLibraries());
    }

    @Test
    void a_recovery_is_counted_once_with_all_its_times() {
        var scrape = watched.scrape();

        assertThat(scrape.value("flexreconnect_recoveries_opened_total")).isEqualTo(1);
        assertThat(scrape.value("flexreconnect_recoveries_closed_total{outcome=\"RECOVERED\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("flexreconnect_recoveries_closed_total{outcome=\"GAVE_UP\"}"))
                .isZero();
        assertThat(scrape.value("flexreconnect_pings_total{result=\"ANSWERED\"}"))
                .isEqualTo(1);
        for (var step : List.of("announcement", "ping", "redirect", "reconnect"))
            assertThat(scrape.value("flexreconnect_recovery_step_seconds_count{step=\"" + step + "\"}"))
                    .as(step)
                    .isEqualTo(1);
        assertThat(scrape.value("flexreconnect_recovery_without_agent_seconds_count{outcome=\"RECOVERED\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("flexreconnect_recovery_without_agent_seconds_sum{outcome=\"RECOVERED\"}"))
                .isBetween(0.1, 30.0);
        assertThat(scrape.value("flexreconnect_effects_seconds_count{kind=\"CreatePing\",result=\"DONE\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("flexreconnect_letters_seconds_count{kind=\"participant-leave\",result=\"NEW\"}"))
                .isGreaterThanOrEqualTo(1);
        assertThat(scrape.value("flexreconnect_passing_total{result=\"WRITTEN\"}"))
                .isGreaterThanOrEqualTo(1);
        assertThat(scrape.value("flexreconnect_webhooks_seconds_count{door=\"conferences\",result=\"SIGNATURE\"}"))
                .isEqualTo(1);
        assertThat(
                        scrape.value(
                                "flexreconnect_twilio_requests_seconds_count{endpoint=\"POST /v1/Workspaces/WS/Tasks\",status=\"201\"}"))
                .isEqualTo(1);
    }

    @Test
    void who_calls_is_in_no_label_and_no_label_grows() {
        var samples = watched.scrape().values().keySet();

        assertThat(samples)
                .noneMatch(sample -> SID.matcher(sample).find() || sample.contains(Watched.CALLER.substring(2)));
        assertThat(samples.stream().filter(sample -> sample.startsWith("flexreconnect_")))
                .as("time series of one instance")
                .hasSizeBetween(300, 2500);
    }

    /** By name: the labels. Of the first table. */
    private static Map<String, Set<String>> described() throws IOException {
        return rows("## Of our own")
                .collect(Collectors.toMap(
                        row -> word(row.get(0)),
                        row -> Stream.of(row.get(1).split(","))
                                .map(MetricsTest::word)
                                .filter(label -> !label.isEmpty() && !label.equals("–"))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        (one, other) -> {
                            throw new AssertionError("described twice");
                        },
                        TreeMap::new));
    }

    private static List<String> fromLibraries() throws IOException {
        return rows("## Of the libraries").map(row -> word(row.getFirst())).toList();
    }

    private static Stream<List<String>> rows(String section) throws IOException {
        var text = Files.readString(Path.of("docs/metrics.md")).split("\n" + section + "\n", 2)[1];
        return text.split("\n## ")[0]
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(1).split("\\|")));
    }

    private static String word(String cell) {
        return cell.replace("`", "").strip();
    }
}
