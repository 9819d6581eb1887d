package com.flexreconnect.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.telemetry.Queries.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alert rules, dashboard and runbook against the service as it runs. Whether PromQL understands them, {@code .ci/alert-rules} says. */
class ObservabilityTest {

    /** Prometheus makes it itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Pattern SECTION = Pattern.compile("(?m)^### (\\w+)$");
    private static final List<String> PARTS = List.of("**Look here first**", "**Do**", "**Over when**");
    private static final Path RUNBOOK = Path.of("docs/operating.md");

    @Test
    void every_metric_that_a_rule_or_a_panel_names_exists() throws IOException {
        var there = Watched.open().scrape().names();
        for (var query : Queries.all())
            assertThat(Queries.metrics(query))
                    .as(query)
                    .isNotEmpty()
                    .allMatch(name -> there.contains(name) || OF_PROMETHEUS.contains(name));
        System.out.printf(
                "%d alerts, %d queries on the dashboard%n",
                Queries.alerts().size(), Queries.ofDashboard().size());
    }

    @Test
    void what_is_global_is_never_added_up_over_instances() throws IOException {
        var global = Files.readString(Path.of("docs/metrics.md"))
                .lines()
                .filter(line -> line.matches("\\| `.*\\| global \\|.*"))
                .map(line -> line.split("\\|")[1].replace("`", "").strip())
                .collect(Collectors.toSet());
        assertThat(global).hasSizeGreaterThan(5);
        var taken = Pattern.compile("max\\s*(by\\s*\\([^)]*\\)\\s*)?\\(\\s*(sum by \\(instance\\) \\(\\s*)?$");
        for (var query : Queries.all())
            for (var metric : global)
                Pattern.compile(metric + "(?!\\w)")
                        .matcher(query)
                        .results()
                        .forEach(found -> assertThat(taken.matcher(query.substring(0, found.start()))
                                                .find()
                                        || looksForNaN(query, metric))
                                .as("max(%s) in %s", metric, query)
                                .isTrue());
    }

    @Test
    void each_alert_has_its_section_and_points_to_it_and_each_section_has_its_alert() throws IOException {
        var sections = SECTION.matcher(Files.readString(RUNBOOK))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(sections)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Queries.alerts().stream().map(Alert::name).toList());
        assertThat(Queries.alerts())
                .allSatisfy(alert -> assertThat(alert.annotations().get("runbook_url"))
                        .isEqualTo("docs/operating.md#" + alert.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void each_alert_says_what_is_felt_and_each_section_what_to_do() throws IOException {
        assertThat(Queries.alerts()).allSatisfy(alert -> {
            assertThat(alert.severity()).isIn("page", "ticket");
            assertThat(alert.annotations().get("summary")).isNotBlank();
            assertThat(alert.annotations().get("description")).endsWith(".");
        });
        for (var section : Files.readString(RUNBOOK).split("(?m)^### "))
            if (!section.startsWith("#"))
                assertThat(section).as(section.lines().findFirst().orElse("")).contains(PARTS);
    }

    /** Each panel that shows something bad names the section to read. */
    @Test
    void what_the_dashboard_calls_a_runbook_is_there() throws IOException {
        var names = Queries.alerts().stream().map(Alert::name).collect(Collectors.toSet());
        var named = Pattern.compile("Runbook: ([\\w, ]+)\\.")
                .matcher(Files.readString(Path.of("deploy/observability/grafana/dashboards/flex-reconnect.json")))
                .results()
                .flatMap(found -> List.of(found.group(1).split(", ")).stream())
                .collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(15).isSubsetOf(names);
    }

    /** Unless told otherwise the port is for its own machine only: probes and Prometheus would find it closed. */
    @Test
    void whoever_opens_the_management_port_for_others_says_so() throws IOException {
        try (var files = Files.walk(Path.of("deploy"))) {
            var opening = Stream.concat(Stream.of(Path.of("docker-compose.yml")), files)
                    .filter(file -> file.toString().endsWith("ml"))
                    .filter(file -> text(file).contains("MANAGEMENT_SERVER_PORT"))
                    .toList();
            assertThat(opening)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(text(file)).contains("MANAGEMENT_SERVER_ADDRESS"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** NaN is the only number that is not itself. */
    private static boolean looksForNaN(String query, String metric) {
        return query.equals(metric + " != " + metric);
    }
}
