package com.flexreconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code ./mvnw -Pbench} measures everything and writes docs/performance.md and the figures in docs/capacity.md. No test
 * that a build runs: its name says so to Maven.
 */
class Bench {

    private static final List<Section> SECTIONS =
            List.of(new RecoveryTimes(), new Webhooks(), new SiteAtOnce(), new Growth(), new Start(), new Instances());

    @Test
    void measure() throws Exception {
        var depth = Depth.wanted();
        var only = Set.of(System.getProperty("bench.only", "").split(","));
        var sections = SECTIONS.stream()
                .filter(section -> only.equals(Set.of("")) || only.contains(section.name()))
                .toList();
        if (sections.isEmpty())
            throw new IllegalArgumentException("-Dbench.only names some of "
                    + SECTIONS.stream().map(Section::name).collect(Collectors.joining(",")));
        var docs = depth.of(Path.of("target", "bench"), Path.of("docs"));
        var store = new Store(docs.resolve("performance"));
        Files.createDirectories(docs);
        var failed = new ArrayList<Throwable>();
        for (var section : sections) {
            Progress.say("=== %s%s", section.title(), depth.of("", ", about " + section.minutes() + " minutes"));
            try {
                var figures = section.measure(depth);
                figures.put("measured", machine());
                store.write(section.name(), figures);
                write(docs, store);
            } catch (Exception | AssertionError broken) {
                Progress.say("%s failed: %s", section.title(), broken);
                failed.add(broken);
            }
        }
        Progress.say("=== written: %s", docs.resolve("performance.md"));
        assertThat(failed).as("what could not be measured; the rest is written").isEmpty();
    }

    private static void write(Path docs, Store store) throws IOException {
        Page.write(docs.resolve("performance.md"), SECTIONS, store, new Plots(docs.resolve("performance")));
        Capacity.write(docs.resolve("capacity.md"), store);
    }

    private static String machine() {
        return "%s, %d cores, JDK %s, PostgreSQL embedded"
                .formatted(
                        LocalDate.now(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature());
    }
}
