package com.flexreconnect.bench;

import static com.flexreconnect.bench.Page.each;
import static com.flexreconnect.bench.Page.row;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.load.WholeSite;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.Heard;
import com.flexreconnect.simulator.world.Sound;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How long a caller is alone, beside the one request of latency that nobody can go below. */
final class RecoveryTimes implements Section {

    private static final Duration AWAY = Duration.ofMillis(500);

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public String title() {
        return "Recovery";
    }

    @Override
    public int minutes() {
        return 5;
    }

    @Override
    public ObjectNode measure(Depth depth) throws Exception {
        var figures = Json.object();
        var all = figures.putArray("latencies");
        try (var twilio = TwilioSimulator.start(SimulatorSettings.standard());
                var service =
                        RunningService.start(twilio, EmbeddedDatabase.freshJdbcUrl(), WholeSite.settings(AWAY, 80))) {
            var site = WholeSite.atWork(twilio, service.bean(JdbcClient.class), 1);
            for (var warm = 0; warm < depth.of(1, 20); warm++) recover(site, new TreeMap<>());
            for (var latency : List.of(0, 80, 250)) {
                twilio.faults().latency(Duration.ofMillis(latency));
                var floor = floor(twilio, depth.of(5, 30));
                Map<String, List<Double>> times = new TreeMap<>();
                for (var one = 0; one < depth.of(2, 40); one++) recover(site, times);
                var measured = Json.object().put("latency", latency).put("floor", floor);
                times.forEach((what, values) -> measured.put(what, percentile(values, 0.5))
                        .put(what + "P99", percentile(values, 0.99))
                        .put(what + "Least", percentile(values, 0)));
                Progress.say("Twilio takes %d ms, a bare request %.1f ms: %s", latency, floor, measured);
                all.add(measured);
            }
        }
        return figures;
    }

    /** One refresh, from the callback to the agent's voice. */
    private static void recover(WholeSite site, Map<String, List<Double>> times) {
        var twilio = site.twilio();
        var talk = site.talks().getFirst();
        var recovered = site.count("select count(*) from recovery where closed_at is not null");
        var from = Instant.now();
        talk.agent().refresh(AWAY);
        WholeSite.until(
                Duration.ofSeconds(60),
                () -> site.count("select count(*) from recovery where closed_at is not null") > recovered
                        && talk.customer().hears() == Sound.AGENT
                        && site.isSettled(talk.agent())
                        && site.isQuiet());
        if (!isOrdinary(twilio, from)) {
            add(times, "elsewise", 1);
            return;
        }
        var leave = told(twilio, "participant-leave", from);
        var ping = first(twilio, RestCall.createsTask(), from);
        var accepted = told(twilio, "reservation.accepted", ping.startedAt());
        add(times, "announcement", leave, ended(first(twilio, RestCall.announces(), from)));
        add(times, "ping", leave, ended(ping));
        var redirect = first(twilio, RestCall.redirectsCall(), from);
        add(times, "redirect", accepted, ended(redirect));
        add(times, "agentHeard", accepted, heardAgain(talk.customer().heard()));
        add(times, "chainToPing", twilio.requests().longestDependentChain(from, RestCall.createsTask()));
        add(times, "chainToRedirect", twilio.requests().longestDependentChain(accepted, RestCall.redirectsCall()));
    }

    /** Where the machine is so busy that patience ends, or the agent is asked twice, there is nothing to time. */
    private static boolean isOrdinary(TwilioSimulator twilio, Instant from) {
        return Stream.of(RestCall.announces(), RestCall.createsTask(), RestCall.redirectsCall())
                .allMatch(which -> requests(twilio, which, from).size() == 1);
    }

    private static Instant heardAgain(List<Heard> heard) {
        return heard.reversed().stream()
                .filter(one -> one.sound() == Sound.AGENT)
                .findFirst()
                .orElseThrow()
                .at();
    }

    /** The quickest way to ask this Twilio anything. */
    private static double floor(TwilioSimulator twilio, int times) throws Exception {
        var ids = twilio.settings().ids();
        var key = ids.account() + ":" + twilio.settings().authToken();
        var request = HttpRequest.newBuilder(
                        URI.create(twilio.baseUrl() + "/v1/Workspaces/" + ids.workspace() + "/Tasks?PageSize=1"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
                .build();
        List<Double> took = new ArrayList<>();
        try (var http = HttpClient.newHttpClient()) {
            for (var time = 0; time < times; time++) {
                var start = System.nanoTime();
                http.send(request, HttpResponse.BodyHandlers.discarding());
                took.add((System.nanoTime() - start) / 1e6);
            }
        }
        return percentile(took, 0.5);
    }

    private static Instant told(TwilioSimulator twilio, String type, Instant after) {
        return twilio.webhooks().log().all().stream()
                .filter(delivery ->
                        delivery.type().contains(type) && !delivery.sentAt().isBefore(after))
                .findFirst()
                .orElseThrow()
                .sentAt();
    }

    private static RestCall first(TwilioSimulator twilio, Predicate<RestCall> which, Instant after) {
        return requests(twilio, which, after).getFirst();
    }

    private static List<RestCall> requests(TwilioSimulator twilio, Predicate<RestCall> which, Instant after) {
        return twilio.requests().matching(which.and(call -> !call.startedAt().isBefore(after)));
    }

    private static Instant ended(RestCall call) {
        return call.startedAt().plus(call.took());
    }

    private static void add(Map<String, List<Double>> times, String what, Instant from, Instant to) {
        add(times, what, Duration.between(from, to).toNanos() / 1e6);
    }

    private static void add(Map<String, List<Double>> times, String what, double value) {
        times.computeIfAbsent(what, _ -> new ArrayList<>()).add(value);
    }

    private static double percentile(List<Double> values, double share) {
        var sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) return 0;
        return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }

    @Override
    public String tell(JsonNode figures, Plots plots) {
        var page = new StringBuilder("""
                From the moment at which Twilio begins to tell (the leave callback; the event that the ping was accepted) to the
                moment at which Twilio has done what was asked, and to the agent's voice. Nobody can do it in less than the latency of
                one request: the floor, measured with a bare HTTP request to the same simulated Twilio. p50, in brackets p99.

                """);
        page.append(row(
                        "Twilio takes",
                        "floor",
                        "announcement",
                        "ping",
                        "ping ÷ floor",
                        "redirect",
                        "redirect ÷ floor",
                        "agent heard again"))
                .append("|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        each(figures.path("latencies"))
                .forEach(one -> page.append(row(
                        Page.count(one, "latency") + " ms",
                        Page.ms(one, "floor"),
                        both(one, "announcement"),
                        both(one, "ping"),
                        ratio(one, "ping"),
                        both(one, "redirect"),
                        ratio(one, "redirect"),
                        both(one, "agentHeard"))));
        var first = figures.path("latencies").path(0);
        page.append(
                "\nLongest chain of requests of which each waits for the one before: %s up to the ping, %s up to the redirect. (What\nmerely happened to be over earlier is not told from it in one recovery; the shortest of all recoveries counts.)\n\n"
                        .formatted(Page.count(first, "chainToPingLeast"), Page.count(first, "chainToRedirectLeast")));
        var bars = new Bars("From the callback to what the caller needs, p50, beside one bare request", "ms");
        each(figures.path("latencies")).forEach(one -> bars(bars, one));
        return page.append(plots.keep("recovery", "Times of a recovery beside the floor", bars.svg()))
                .toString();
    }

    private static void bars(Bars bars, JsonNode one) {
        var at = "Twilio takes " + Page.count(one, "latency") + " ms: ";
        bars.add(1, at + "floor", one.path("floor").asDouble());
        bars.add(0, at + "ping", one.path("ping").asDouble());
        bars.add(0, at + "redirect", one.path("redirect").asDouble());
    }

    private static String both(JsonNode one, String what) {
        return Page.ms(one, what) + " (" + Page.number(one, what + "P99") + ")";
    }

    private static String ratio(JsonNode one, String what) {
        return "%.2f".formatted(one.path(what).asDouble() / one.path("floor").asDouble());
    }
}
