package com.flexreconnect.bench;

import static com.flexreconnect.bench.Page.each;
import static com.flexreconnect.bench.Page.row;

import com.flexreconnect.load.OpenLoop;
import com.flexreconnect.simulator.json.Json;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same load on a database that remembers more and more calls. */
final class Growth implements Section {

    private static final List<String> TABLES =
            List.of("conference", "inbox", "known_attributes", "recovery", "recovery_history", "effect");

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
        return 8;
    }

    @Override
    public ObjectNode measure(Depth depth) {
        var figures = Json.object();
        var sizes = figures.putArray("sizes");
        var rate = depth.of(50, 250);
        figures.put("rate", rate);
        try (var stage = new Stage(1)) {
            play(stage, rate, depth.of(5, 40));
            var there = 0;
            for (var size : depth.of(List.of(1_000, 5_000), List.of(10_000, 100_000, 1_000_000))) {
                fill(stage.sql, there, size);
                there = size;
                play(stage, rate, depth.of(2, 10));
                var requests = stage.requests(rate, rate * depth.of(4, 20));
                var before = stage.spent();
                var answers = send(stage, rate, requests);
                var spent = stage.spent().since(before).each(answers.refused().size() + requests.size());
                var measured = Json.object()
                        .put("calls", size)
                        .put("p50", answers.percentileMillis(0.5))
                        .put("p99", answers.percentileMillis(0.99))
                        .put("databaseMs", spent.statements())
                        .put("databaseCpuMs", spent.databaseCpu())
                        .put("walKilobytes", spent.wal());
                sizes(stage.sql, measured);
                Progress.say(
                        "%,d calls: p50 %.1f ms, p99 %.1f ms, %.2f ms in statements, tables %.0f MB, indexes %.0f MB",
                        size,
                        answers.percentileMillis(0.5),
                        answers.percentileMillis(0.99),
                        spent.statements(),
                        measured.path("tablesMegabytes").asDouble(),
                        measured.path("indexesMegabytes").asDouble());
                sizes.add(measured);
            }
        }
        return figures;
    }

    private static void play(Stage stage, int rate, int seconds) {
        send(stage, rate, stage.requests(rate, rate * seconds));
    }

    private static OpenLoop.Answers send(Stage stage, int rate, List<byte[]> requests) {
        return new OpenLoop(stage.urls(), rate, Stage.CONNECTIONS).send(requests);
    }

    /**
     * Half of them live, half over, with a real call's roster and attributes, ten letters each; one in a hundred was
     * recovered, and of those one in ten still is being recovered.
     */
    private static void fill(JdbcClient sql, int from, int to) {
        Progress.say("adding %,d calls", to - from);
        for (var statement : List.of("""
                insert into conference (conference_sid, task_sid, roster, ended, opened_at, updated_at)
                select 'CFg' || lpad(to_hex(i), 31, '0'), 'WTg' || lpad(to_hex(i), 31, '0'), one.roster, i % 2 = 0,
                  now() - i * interval '1 second', now() - i * interval '1 second'
                from generate_series(:from + 1, :to) i,
                  (select roster from conference where ended order by length(roster::text) desc limit 1) one
                """, """
                insert into known_attributes (task_sid, attributes, seen_at, first_seen_at)
                select 'WTg' || lpad(to_hex(i), 31, '0'), one.attributes, now() - i * interval '1 second', now() - i * interval '1 second'
                from generate_series(:from + 1, :to) i, (select attributes from known_attributes limit 1) one
                """, """
                insert into inbox (key, sender, received_at)
                select 'conference:CFg' || lpad(to_hex(i), 31, '0') || ':' || n, 'CONFERENCE', now() - i * interval '1 second'
                from generate_series(:from + 1, :to) i, generate_series(1, 10) n
                """, """
                insert into recovery (id, conference_sid, task_sid, customer_call_sid, phase, outcome, state, opened_at, closed_at)
                select ('00000000-0000-0000-0000-' || lpad(to_hex(i), 12, '0'))::uuid, 'CFg' || lpad(to_hex(i), 31, '0'),
                  'WTg' || lpad(to_hex(i), 31, '0'), 'CAg' || lpad(to_hex(i), 31, '0'),
                  case when i % 1000 = 0 then 'WAITING' else 'CLOSED' end, case when i % 1000 = 0 then null else 'RECOVERED' end,
                  '{}', now() - i * interval '1 second', case when i % 1000 = 0 then null else now() - i * interval '1 second' end
                from generate_series(:from + 1, :to) i where i % 100 = 0
                """, """
                insert into recovery_history (recovery_id, at, event, phase, effects)
                select ('00000000-0000-0000-0000-' || lpad(to_hex(i), 12, '0'))::uuid, now(), repeat('event ', 10), 'PINGING', '[]'
                from generate_series(:from + 1, :to) i, generate_series(1, 15) n where i % 100 = 0
                """, """
                insert into effect (id, subject, name, effect, status, attempts, entered_at, changed_at)
                select gen_random_uuid(), '00000000-0000-0000-0000-' || lpad(to_hex(i), 12, '0'), 'Effect ' || n, '{}', 'DONE', 1,
                  now() - i * interval '1 second', now()
                from generate_series(:from + 1, :to) i, generate_series(1, 10) n where i % 100 = 0
                """))
            sql.sql(statement).param("from", from).param("to", to).update();
        TABLES.forEach(table -> sql.sql("vacuum analyze " + table).update());
        sql.sql("checkpoint").update();
    }

    private static void sizes(JdbcClient sql, ObjectNode figures) {
        figures.put("tablesMegabytes", megabytes(sql, "pg_table_size", TABLES))
                .put("indexesMegabytes", megabytes(sql, "pg_indexes_size", TABLES));
        TABLES.forEach(table -> figures.put("indexesOf_" + table, megabytes(sql, "pg_indexes_size", List.of(table))));
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
                The same %s requests a second (ordinary calls, open loop) on databases that hold more and more calls besides: half of
                them live, half over, ten letters each; one in a hundred was recovered. Ratios are to the first line.

                """.formatted(Page.count(figures, "rate")));
        page.append(row(
                        "calls in the database",
                        "p50",
                        "ratio",
                        "p99",
                        "ratio",
                        "in statements",
                        "ratio",
                        "tables",
                        "indexes"))
                .append("|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
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
                        Page.count(size, "tablesMegabytes") + " MB",
                        Page.count(size, "indexesMegabytes") + " MB")));
        var last = figures.path("sizes").path(figures.path("sizes").size() - 1);
        page.append("\nIndexes at the last line: ");
        page.append(String.join(
                ", ",
                TABLES.stream()
                        .map(table -> "`%s` %s MB".formatted(table, Page.count(last, "indexesOf_" + table)))
                        .toList()));
        page.append(".\n\n");
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

    private static String ratio(JsonNode size, JsonNode first, String what) {
        return "%.2f".formatted(size.path(what).asDouble() / first.path(what).asDouble());
    }
}
