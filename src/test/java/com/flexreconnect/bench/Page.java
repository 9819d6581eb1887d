package com.flexreconnect.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The words and numbers of {@code docs/performance.md}. */
final class Page {

    private Page() {}

    static void write(Path file, List<Section> sections, Store store, Plots plots) throws IOException {
        var page = new StringBuilder(
                """
                # Performance

                Written by `./mvnw -Pbench`, which measures everything on one machine in one run, about %d minutes of it.
                `-Dbench.only=webhooks,start` measures some of it and keeps the other figures; `-Dbench.quick` tries the command
                and writes to `target/bench`. PostgreSQL is embedded, with `fsync` and `synchronous_commit` on; Twilio is simulated.
                Bare times are those of one machine; what carries over are the ratios, each between things measured in the same run.
                What follows from the figures: [capacity](capacity.md).

                """.formatted(sections.stream().mapToInt(Section::minutes).sum()));
        for (var section : sections) {
            page.append("## ").append(section.title()).append("\n\n");
            var figures = store.read(section.name());
            if (figures.isPresent())
                page.append(section.tell(figures.get(), plots).strip())
                        .append("\n\n<sub>`./mvnw -Pbench -Dbench.only=%s`, %s</sub>\n\n"
                                .formatted(
                                        section.name(),
                                        figures.get().path("measured").asString("")));
            else page.append("Not measured yet: `./mvnw -Pbench -Dbench.only=%s`.\n\n".formatted(section.name()));
        }
        Files.writeString(file, page.toString().strip() + "\n");
    }

    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    static Stream<JsonNode> each(JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false);
    }

    static List<double[]> points(JsonNode all, String x, String y) {
        return each(all)
                .map(one -> new double[] {one.path(x).asDouble(), one.path(y).asDouble()})
                .toList();
    }

    static String count(JsonNode figures, String name) {
        return String.format(Locale.ROOT, "%,.0f", figures.path(name).asDouble());
    }

    static String number(JsonNode figures, String name) {
        return number(figures.path(name).asDouble());
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    static String ms(JsonNode figures, String name) {
        return number(figures, name) + " ms";
    }
}
