package com.flexreconnect.bench;

import static com.flexreconnect.bench.Page.each;
import static com.flexreconnect.bench.Page.row;

import com.flexreconnect.load.OpenLoop;
import com.flexreconnect.load.OrdinaryCalls;
import com.flexreconnect.load.SignedRequest;
import com.flexreconnect.load.WholeSite;
import com.flexreconnect.simulator.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How many messages a second are answered, how fast, and what each costs. */
final class Webhooks implements Section {

    static final double P99_MS = 50;

    /** Of the calls, so many lose their agent once. */
    private static final double IN_RECOVERY = 0.01;
    /** A second, while it warms up. */
    private static final double WARM_RECOVERIES = 5;
    /** As many transactions as the service makes at once. */
    private static final int PGBENCH_CONNECTIONS = 15;

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public String title() {
        return "Webhooks";
    }

    @Override
    public int minutes() {
        return 8;
    }

    @Override
    public ObjectNode measure(Depth depth) throws Exception {
        var figures = Json.object();
        try (var stage = new Stage(1)) {
            var site = WholeSite.atWork(stage.twilio, stage.sql, depth.of(2, 20));
            try (var _ = Refreshing.of(site, WARM_RECOVERIES)) {
                stage.warmUp(depth);
            }
            var steps = figures.putArray("steps");
            for (var rate : depth.of(
                    List.of(100, 200), List.of(100, 250, 500, 750, 1000, 1250, 1500, 1750, 2000, 2500, 3000, 4000))) {
                var step = step(stage, site, rate, depth.of(4, 15));
                if (!held(step)) step = step(stage, site, rate, depth.of(4, 15));
                steps.add(step);
                if (!held(step)) break;
            }
            figures.put(
                    "loadedMegabytes",
                    Jar.residentMegabytes(stage.instances.getFirst().handle()));
            limits(stage, depth, figures);
        }
        return figures;
    }

    private static ObjectNode step(Stage stage, WholeSite site, int rate, int seconds) {
        var requests = stage.requests(Math.min(Stage.CALLS_AT_ONCE, rate), rate * seconds);
        var before = stage.spent();
        try (var _ = Refreshing.of(site, OrdinaryCalls.calls(rate) * IN_RECOVERY)) {
            var answers = new OpenLoop(stage.urls(), rate, Stage.CONNECTIONS).send(requests);
            var spent = stage.spent().since(before).each(requests.size());
            var step = Json.object()
                    .put("wanted", rate)
                    .put("rate", answers.perSecond())
                    .put("p50", answers.percentileMillis(0.5))
                    .put("p99", answers.percentileMillis(0.99))
                    .put("p999", answers.percentileMillis(0.999))
                    .put("refused", answers.refused().size())
                    .put("serviceCpuMs", spent.serviceCpu())
                    .put("databaseCpuMs", spent.databaseCpu())
                    .put("databaseMs", spent.statements())
                    .put("walKilobytes", spent.wal());
            Progress.say(
                    "%d a second: p50 %.1f ms, p99 %.1f ms, %d refused; CPU %.2f ms service, %.2f ms database; %.1f kB WAL",
                    rate,
                    answers.percentileMillis(0.5),
                    answers.percentileMillis(0.99),
                    answers.refused().size(),
                    spent.serviceCpu(),
                    spent.databaseCpu(),
                    spent.wal());
            return step;
        }
    }

    private static boolean held(JsonNode step) {
        return step.path("p99").asDouble() <= P99_MS
                && step.path("refused").asInt() == 0
                && step.path("rate").asDouble() >= 0.97 * step.path("wanted").asDouble();
    }

    /** As fast as it goes, in turn with what cannot be slower: three times, after one to warm up, and the middle one of each counts. */
    private static void limits(Stage stage, Depth depth, ObjectNode figures) throws Exception {
        var rates = new Rounds();
        var seconds = depth.of(2, 10);
        var roster = stage.sql
                .sql("select roster::text from conference where ended order by updated_at desc limit 1")
                .query(String.class)
                .optional()
                .orElse("{}");
        for (var round = depth.of(1, 0); round <= depth.of(1, 3); round++) {
            if (round == 1) rates.forget();
            var number = seconds * 2500;
            var underWay = stage.requests(Stage.CALLS_AT_ONCE, number);
            var before = stage.spent();
            rates.add("service", stage.fast(underWay));
            rates.add("serviceCpuMs", stage.spent().since(before).each(number).serviceCpu());
            for (var how : SameStatements.values())
                Pgbench.perSecond(stage.database.port(), PGBENCH_CONNECTIONS, seconds, how.ofOneCall(), roster)
                        .ifPresent(calls -> rates.add(how.figure(), calls * OrdinaryCalls.Step.values().length));
            before = stage.spent();
            rates.add("withoutDatabase", announcements(stage, number));
            rates.add(
                    "withoutDatabaseCpuMs",
                    stage.spent().since(before).each(number).serviceCpu());
            Progress.say("as fast as it goes, a second: %s", rates);
        }
        rates.putMiddle(figures);
    }

    /** Signed, read and answered like a callback, without a database. */
    private static double announcements(Stage stage, int number) {
        var one = new SignedRequest(stage.publicUrl(), stage.authToken())
                .form(
                        "/voice/announcement",
                        Map.of(
                                "AccountSid", "AC00000000000000000000000000000001",
                                "CallSid", "CA00000000000000000000000000000001",
                                "ConferenceSid", "CF00000000000000000000000000000001",
                                "FriendlyName", "WT00000000000000000000000000000001",
                                "SequenceNumber", "7",
                                "StatusCallbackEvent", "participant-modify"));
        return stage.fast(Collections.nCopies(number, one));
    }

    /** The last step that was held; zero when none was. */
    static JsonNode best(JsonNode figures) {
        JsonNode best = Json.object();
        for (var step : figures.path("steps")) if (held(step)) best = step;
        return best;
    }

    @Override
    public String tell(JsonNode figures, Plots plots) {
        var page = new StringBuilder("""
                Ordinary calls, 1,000 at once, eleven requests each: two joins, hold and back, two leaves and the end; TaskRouter's
                events in batches of two and three, a chat's among them; the plugin's registration and goodbye. Beside them one call
                of a hundred loses its agent and is recovered. Open loop: latency counts from the moment at which a request was to
                be sent. Sender, service, simulated Twilio and database share the machine. A rate that is not held is tried once more.

                """);
        page.append(row(
                        "wanted a second",
                        "p50",
                        "p99",
                        "p99.9",
                        "refused",
                        "CPU service",
                        "CPU database",
                        "in statements",
                        "WAL"))
                .append("|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        each(figures.path("steps"))
                .forEach(step -> page.append(row(
                        Page.count(step, "wanted"),
                        Page.ms(step, "p50"),
                        Page.ms(step, "p99"),
                        Page.ms(step, "p999"),
                        Page.count(step, "refused"),
                        Page.ms(step, "serviceCpuMs"),
                        Page.ms(step, "databaseCpuMs"),
                        Page.ms(step, "databaseMs"),
                        Page.number(step, "walKilobytes") + " kB")));
        page.append(
                "\nHeld (nothing refused, p99 ≤ %.0f ms): **%s a second**. CPU, time in statements and WAL are for each request.\n\n"
                        .formatted(P99_MS, Page.count(best(figures), "wanted")));
        page.append(plots.keep("webhooks-latency", "Latency by rate", latency(figures)))
                .append('\n');
        page.append(
                "As fast as it goes (closed loop, 64 connections), side by side in the same run; the middle one of three rounds, after one to warm up:\n\n");
        page.append(row("", "requests a second", "of it, the service reaches")).append("|---|---:|---:|\n");
        limit(page, figures, "this service", "service");
        limit(
                page,
                figures,
                "pgbench: the statements of a service that hears each by itself, 15 connections, nothing else",
                SameStatements.ONE_BY_ONE.figure());
        limit(page, figures, "… in as few round trips", SameStatements.TOGETHER.figure());
        limit(
                page,
                figures,
                "… in one statement for each where nothing follows from it, as the service writes it",
                SameStatements.IN_PASSING.figure());
        limit(
                page,
                figures,
                "an endpoint of this service without a database (`/voice/announcement`, signed)",
                "withoutDatabase");
        page.append("\nCPU of the service for each request: %s ms, without a database %s ms.\n"
                .formatted(Page.number(figures, "serviceCpuMs"), Page.number(figures, "withoutDatabaseCpuMs")));
        page.append("""

                The service may come near to pgbench, and beyond it: of webhooks from which nothing follows it writes many in one
                statement as soon as they come faster than they are written. pgbench writes one at a time.
                """);
        if (!figures.has(SameStatements.ONE_BY_ONE.figure())) page.append("\nThere was no pgbench on the PATH.\n");
        return page.toString();
    }

    private static String latency(JsonNode figures) {
        return new Lines("Latency in ms by rate", "requests a second")
                .tenfoldUp()
                .add("p50", Page.points(figures.path("steps"), "wanted", "p50"))
                .add("p99", Page.points(figures.path("steps"), "wanted", "p99"))
                .add("p99.9", Page.points(figures.path("steps"), "wanted", "p999"))
                .svg();
    }

    private static void limit(StringBuilder page, JsonNode figures, String what, String name) {
        if (figures.has(name))
            page.append(row(
                    what,
                    Page.count(figures, name),
                    "%.2f"
                            .formatted(figures.path("service").asDouble()
                                    / figures.path(name).asDouble())));
    }
}
