package com.flexreconnect.bench;

import static com.flexreconnect.bench.Page.each;
import static com.flexreconnect.bench.Page.row;

import com.flexreconnect.load.WholeSite;
import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.rest.RestCall;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One, two and three processes on one database. */
final class Instances implements Section {

    private static final int MOST = 3;

    @Override
    public String name() {
        return "instances";
    }

    @Override
    public String title() {
        return "Instances";
    }

    @Override
    public int minutes() {
        return 8;
    }

    @Override
    public ObjectNode measure(Depth depth) {
        var figures = Json.object();
        var all = figures.putArray("instances");
        try (var stage = new Stage(1)) {
            var site = WholeSite.atWork(stage.twilio, stage.sql, depth.of(2, 10));
            for (var number = 1; number <= MOST; number++) {
                if (number > 1) stage.oneMore();
                stage.warmUp(depth);
                var requests = depth.of(500, 30_000);
                var calls = stage.requests(Stage.CALLS_AT_ONCE, requests);
                var before = stage.spent();
                var from = System.nanoTime();
                var rate = stage.fast(calls);
                var took = (System.nanoTime() - from) / 1e6;
                var spent = stage.spent().since(before);
                var measured = Json.object()
                        .put("instances", number)
                        .put("rate", rate)
                        .put("serviceCpuMs", spent.serviceCpu() / requests)
                        .put("databaseCpuMs", spent.databaseCpu() / requests)
                        .put("coresBusy", (spent.serviceCpu() + spent.databaseCpu()) / took);
                recover(site, measured);
                Progress.say("%d: %.0f a second; %s", number, rate, measured);
                all.add(measured);
            }
        }
        return figures;
    }

    /** All agents once; whoever hears of it, nothing may be done twice. */
    private static void recover(WholeSite site, ObjectNode measured) {
        var before = site.count("select count(*) from recovery where closed_at is not null");
        var from = Instant.now();
        site.losesItsPower(Duration.ofMillis(500));
        WholeSite.until(
                Duration.ofMinutes(2),
                () -> site.count("select count(*) from recovery where closed_at is not null")
                                >= before + site.talks().size()
                        && site.isQuiet());
        var number = site.talks().size();
        measured.put("recoveries", number)
                .put("pings", asked(site, RestCall.createsTask(), from) / number)
                .put("redirects", asked(site, RestCall.redirectsCall(), from) / number)
                .put("announcements", asked(site, RestCall.announces(), from) / number);
    }

    private static double asked(WholeSite site, Predicate<RestCall> which, Instant from) {
        return site.twilio()
                .requests()
                .matching(which.and(call -> !call.startedAt().isBefore(from)))
                .size();
    }

    @Override
    public String tell(JsonNode figures, Plots plots) {
        var page = new StringBuilder("""
                Ordinary calls as fast as they go (closed loop, 64 connections), spread over one, two and three processes on one
                database. All of it shares this machine's cores with the sender: where CPU is used up, another instance adds nothing
                here, and would on a machine of its own; what one request costs tells whether instances get in each other's way.
                They do not wait for each other, but one that hears of all of a call's messages writes nearly all of them together
                ([decision 34](decisions/0034-write-together-what-nothing-follows-from.md)), and of those that share them only a part:
                hence the step from one to two.

                """);
        page.append(row(
                        "instances",
                        "requests a second",
                        "of one",
                        "CPU service each",
                        "CPU database each",
                        "cores busy",
                        "pings, redirects, announcements for each recovery"))
                .append("|---:|---:|---:|---:|---:|---:|---:|\n");
        var one = figures.path("instances").path(0).path("rate").asDouble();
        var bars = new Bars("Requests a second", "");
        each(figures.path("instances")).forEach(each -> {
            page.append(row(
                    Page.count(each, "instances"),
                    Page.count(each, "rate"),
                    "%.2f".formatted(each.path("rate").asDouble() / one),
                    Page.ms(each, "serviceCpuMs"),
                    Page.ms(each, "databaseCpuMs"),
                    Page.number(each, "coresBusy"),
                    "%s, %s, %s"
                            .formatted(
                                    Page.number(each, "pings"),
                                    Page.number(each, "redirects"),
                                    Page.number(each, "announcements"))));
            bars.add(0, Page.count(each, "instances"), each.path("rate").asDouble());
        });
        return page.append('\n')
                .append(plots.keep("instances", "Throughput by instances", bars.svg()))
                .toString();
    }
}
