package com.flexreconnect.bench;

import static com.flexreconnect.bench.Page.each;
import static com.flexreconnect.bench.Page.row;

import com.flexreconnect.load.OpenLoop;
import com.flexreconnect.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same load on databases that remember more and more calls, in turn. */
final class Growth implements Section {

    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String title() {
        return "Growth";
    }

    @Override
    public int minutes() {
        return 12;
    }

    @Override
    public ObjectNode measure(Depth depth) {
        var rate = depth.of(50, 250);
        var remembering = new ArrayList<Remembering>();
        try {
            for (var calls : depth.of(List.of(1_000, 5_000), List.of(10_000, 100_000, 1_000_000)))
                remembering.add(Remembering.start(calls, rate, depth));
            for (var round = depth.of(1, 0); round <= depth.of(1, ROUNDS); round++)
                for (var one : remembering) one.play(round, rate, depth.of(4, 20));
            var figures = Json.object().put("rate", rate);
            var sizes = figures.putArray("sizes");
            remembering.forEach(one -> sizes.add(one.figures()));
            return figures;
        } finally {
            remembering.forEach(one -> one.stage.close());
        }
    }

    /** A service with a database of its own that remembers so many calls. */
    private record Remembering(int calls, Stage stage, Rounds measured) {

        static Remembering start(int calls, int rate, Depth depth) {
            var stage = new Stage(1);
            send(stage, rate, stage.requests(rate, rate * depth.of(5, 40))); // to warm up
            Progress.say("adding %,d calls", calls);
            PastCalls.add(stage.sql, calls);
            return new Remembering(calls, stage, new Rounds());
        }

        /** The first is for the caches and does not count. */
        void play(int round, int rate, int seconds) {
            var requests = stage.requests(rate, rate * seconds);
            var before = stage.spent();
            var answers = send(stage, rate, requests);
            var spent = stage.spent().since(before).each(requests.size());
            Progress.say(
                    "%,d calls: p50 %.2f ms, p99 %.1f ms, %.2f ms in statements, %.1f kB WAL",
                    calls,
                    answers.percentileMillis(0.5),
                    answers.percentileMillis(0.99),
                    spent.statements(),
                    spent.wal());
            if (round == 0) return;
            measured.add("p50", answers.percentileMillis(0.5));
            measured.add("p99", answers.percentileMillis(0.99));
            measured.add("databaseMs", spent.statements());
            measured.add("databaseCpuMs", spent.databaseCpu());
            measured.add("walKilobytes", spent.wal());
        }

        ObjectNode figures() {
            var figures = Json.object().put("calls", calls);
            measured.putMiddle(figures);
            figures.put("tablesMegabytes", megabytes(stage.sql, "pg_table_size", PastCalls.TABLES))
                    .put("indexesMegabytes", megabytes(stage.sql, "pg_indexes_size", PastCalls.TABLES));
            PastCalls.TABLES.forEach(table ->
                    figures.put("indexesOf_" + table, megabytes(stage.sql, "pg_indexes_size", List.of(table))));
            return figures;
        }
    }

    private static OpenLoop.Answers send(Stage stage, int rate, List<byte[]> requests) {
        var answers = new OpenLoop(stage.urls(), rate, Stage.CONNECTIONS).send(requests);
        if (!answers.refused().isEmpty())
            throw new IllegalStateException(answers.refused().size() + " requests refused");
        return answers;
    }

    private static double megabytes(JdbcClient sql, String what, List<String> tables) {
        return tables.stream()
                .mapToDouble(table -> sql.sql("select " + what + "('" + table + "'::regclass)")
                                .query(Double.class)
                                .single()
                        / 1024
                        / 1024)
                .sum();
    }

    @Override
    public String tell(JsonNode figures, Plots plots) {
        var page = new StringBuilder("""
                The same %s requests a second (ordinary calls, open loop) on databases that remember more and more calls besides: half
                of them live, half over, ten letters each; one in a hundred was recovered. Each has a database and a service of its
                own; they are measured in turn, and the middle one of %d rounds counts. Ratios are to the first line.

                """.formatted(Page.count(figures, "rate"), ROUNDS));
        page.append(row(
                        "calls in the database",
                        "p50",
                        "ratio",
                        "p99",
                        "ratio",
                        "in statements",
                        "ratio",
                        "WAL",
                        "tables",
                        "indexes"))
                .append("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        var first = figures.path("sizes").path(0);
        each(figures.path("sizes"))
                .forEach(size -> page.append(row(
                        Page.count(size, "calls"),
                        Page.ms(size, "p50"),
                        ratio(size, first, "p50"),
                        Page.ms(size, "p99"),
                        ratio(size, first, "p99"),
                        Page.ms(size, "databaseMs"),
                        ratio(size, first, "databaseMs"),
                        Page.number(size, "walKilobytes") + " kB",
                        Page.count(size, "tablesMegabytes") + " MB",
                        Page.count(size, "indexesMegabytes") + " MB")));
        var last = last(figures);
        page.append(PastCalls.TABLES.stream()
                .map(table -> "`%s` %s MB".formatted(table, Page.count(last, "indexesOf_" + table)))
                .collect(Collectors.joining(", ", "\nIndexes at the last line: ", ".\n\n")));
        page.append("""
                WAL grows with what is remembered until each row's entries land on index pages of their own: SIDs have no order, and
                PostgreSQL writes a page whole the first time after a checkpoint. The rarer checkpoints are, the less.

                """);
        return page.append(plots.keep(
                        "growth",
                        "Latency by the number of calls in the database",
                        new Lines("Latency in ms by the number of calls in the database", "calls")
                                .tenfoldAcross()
                                .add("p50", Page.points(figures.path("sizes"), "calls", "p50"))
                                .add("p99", Page.points(figures.path("sizes"), "calls", "p99"))
                                .svg()))
                .toString();
    }

    /** Of the sizes, the largest. */
    static JsonNode last(JsonNode figures) {
        return figures.path("sizes").path(figures.path("sizes").size() - 1);
    }

    private static String ratio(JsonNode size, JsonNode first, String what) {
        return "%.2f".formatted(size.path(what).asDouble() / first.path(what).asDouble());
    }
}
