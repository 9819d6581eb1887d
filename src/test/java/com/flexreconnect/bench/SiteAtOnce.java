package com.flexreconnect.bench;

import static com.flexreconnect.bench.Page.row;

import com.flexreconnect.load.Figures;
import com.flexreconnect.load.Storm;
import com.flexreconnect.load.WholeSite;
import com.flexreconnect.simulator.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A site loses its power while Twilio bears only so much. */
final class SiteAtOnce implements Section {

    private static final int TWILIO_BEARS = 100;
    private static final List<String> WHAT = List.of("announcement", "ping", "withoutAgent");

    @Override
    public String name() {
        return "site";
    }

    @Override
    public String title() {
        return "A whole site at once";
    }

    @Override
    public int minutes() {
        return 6;
    }

    @Override
    public ObjectNode measure(Depth depth) {
        var agents = depth.of(10, 1000);
        var away = Duration.ofSeconds(depth.of(4, 30));
        try (var stage = new Stage(WholeSite.settings(away, TWILIO_BEARS * 8 / 10), 1)) {
            Progress.say("%d agents come to work", agents);
            var site = WholeSite.atWork(stage.twilio, stage.sql, agents);
            stage.twilio.limits().atMost(TWILIO_BEARS, 3);
            var idle = Jar.residentMegabytes(stage.instances.getFirst().handle());
            var lost = site.losesItsPower(away);
            var dark = Duration.between(lost, Instant.now());
            Progress.say("all of them lost within %,d ms", dark.toMillis());
            var most = new Most(stage);
            site.untilAllAreServed(Duration.ofSeconds(60 + agents), most::look);
            var storm = new Storm(site, lost, dark, 0);
            storm.tell();
            var figures = Json.object()
                    .put("agents", agents)
                    .put("awaySeconds", away.toSeconds())
                    .put("bears", TWILIO_BEARS)
                    .put("lostWithinMs", dark.toMillis())
                    .put("allServedMs", Duration.between(lost, Instant.now()).toMillis())
                    .put("requests", storm.requests().size())
                    .put("refusedShare", storm.refusedShare())
                    .put("callbackP50", storm.callbacks().percentile(0.5))
                    .put("callbackP99", storm.callbacks().percentile(0.99))
                    .put("megabytesBefore", idle)
                    .put("megabytesMost", most.megabytes)
                    .put("connectionsMost", most.connections);
            keep(figures, "announcement", storm.sinceLoss("Announce[]"));
            keep(figures, "ping", storm.sinceLoss("CreatePing[]"));
            keep(
                    figures,
                    "withoutAgent",
                    site.talks().stream()
                            .map(talk -> talk.customer().longestWithoutAgent())
                            .toList());
            storm.outcomes().forEach((outcome, number) -> figures.put("outcome" + outcome, number));
            return figures;
        }
    }

    /** The most that was seen. */
    private static final class Most {
        private final Stage stage;
        private double megabytes;
        private int connections;

        Most(Stage stage) {
            this.stage = stage;
        }

        void look() {
            megabytes = Math.max(
                    megabytes, Jar.residentMegabytes(stage.instances.getFirst().handle()));
            connections = Math.max(
                    connections,
                    stage.sql
                            .sql(
                                    "select count(*) from pg_stat_activity where state <> 'idle' and pid <> pg_backend_pid()"
                                            + " and backend_type = 'client backend'")
                            .query(Integer.class)
                            .single());
        }
    }

    private static void keep(ObjectNode figures, String what, List<Duration> times) {
        var sorted = Figures.of(times);
        var shares = figures.putArray(what);
        IntStream.rangeClosed(0, 50).forEach(at -> shares.add(sorted.percentile(at / 50.0)));
        figures.put(what + "P99", sorted.percentile(0.99));
    }

    @Override
    public String tell(JsonNode figures, Plots plots) {
        var page = new StringBuilder("""
                %s agents lose their browsers within %s ms and are back after %s s. Twilio takes 80 ms for a request and answers 429 to
                what exceeds %s a second; the service asks for 80 a second at most.

                """.formatted(
                        Page.count(figures, "agents"),
                        Page.count(figures, "lostWithinMs"),
                        Page.count(figures, "awaySeconds"),
                        Page.count(figures, "bears")));
        page.append(row("", "half of them", "99 %", "the last")).append("|---|---:|---:|---:|\n");
        page.append(times(figures, "loss to announcement", "announcement"));
        page.append(times(figures, "loss to ping", "ping"));
        page.append(times(figures, "caller without an agent", "withoutAgent"));
        page.append(
                "\n%s requests, %.1f %% of them answered with 429. Callbacks were answered after %s ms (p99 %s ms). At most %s database connections were busy; the process grew from %s to %s MB. All served after %.0f s.\n\n"
                        .formatted(
                                Page.count(figures, "requests"),
                                100 * figures.path("refusedShare").asDouble(),
                                Page.count(figures, "callbackP50"),
                                Page.count(figures, "callbackP99"),
                                Page.count(figures, "connectionsMost"),
                                Page.count(figures, "megabytesBefore"),
                                Page.count(figures, "megabytesMost"),
                                figures.path("allServedMs").asDouble() / 1000));
        var lines = new Lines("Share of the callers, by time since the loss", "seconds");
        WHAT.forEach(what -> lines.add(what.equals("withoutAgent") ? "agent again" : what, shares(figures.path(what))));
        return page.append(plots.keep("site", "How many callers are served after how long", lines.svg()))
                .toString();
    }

    private static String times(JsonNode figures, String says, String what) {
        return row(
                says,
                seconds(figures.path(what).path(25)),
                seconds(figures.path(what + "P99")),
                seconds(figures.path(what).path(50)));
    }

    private static String seconds(JsonNode millis) {
        return "%.1f s".formatted(millis.asDouble() / 1000);
    }

    private static List<double[]> shares(JsonNode times) {
        List<double[]> points = new ArrayList<>();
        for (var at = 0; at <= 50; at++) points.add(new double[] {times.path(at).asDouble() / 1000, at * 2});
        return points;
    }
}
