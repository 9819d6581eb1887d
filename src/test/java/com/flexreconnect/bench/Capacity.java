package com.flexreconnect.bench;

import static com.flexreconnect.bench.Page.row;

import com.flexreconnect.load.OrdinaryCalls;
import com.flexreconnect.simulator.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the measured costs mean for a contact centre; goes between two marks of {@code docs/capacity.md}. */
final class Capacity {

    private static final Pattern MARKED = Pattern.compile("(?s)(<!-- measured -->\n).*(<!-- end of measured -->)");

    /** An agent's calls: five minutes of talk and one of wrap-up. */
    private static final double CALLS_PER_AGENT_HOUR = 10;
    /** Of a core, what may be used on average: the rest is for the moment in which a site loses its power. */
    private static final double USED = 0.5;

    private Capacity() {}

    static void write(Path page, Store store) throws IOException {
        var webhooks = store.read("webhooks").orElse(Json.object());
        var step = Webhooks.best(webhooks);
        var remembering = Growth.last(store.read("growth").orElse(Json.object()));
        if (step.isEmpty() || remembering.isEmpty()) return;
        var text = Files.exists(page) ? Files.readString(page) : "<!-- measured -->\n<!-- end of measured -->\n";
        var table = table(step, remembering);
        Files.writeString(page, MARKED.matcher(text).replaceFirst("$1" + Matcher.quoteReplacement(table) + "$2"));
    }

    /** @param remembering what was measured with most calls in the database: WAL grows with them */
    private static String table(JsonNode step, JsonNode remembering) {
        var requests = OrdinaryCalls.Step.values().length;
        var service = step.path("serviceCpuMs").asDouble() * requests;
        var database = step.path("databaseCpuMs").asDouble() * requests;
        var wal = remembering.path("walKilobytes").asDouble() * requests;
        var perSecond = CALLS_PER_AGENT_HOUR / 3600;
        return row("measured, for each call of " + requests + " requests", "")
                + "|---|---:|\n"
                + row("CPU of the service", Page.number(service) + " ms")
                + row("CPU of the database", Page.number(database) + " ms")
                + row(
                        "WAL, with " + Page.count(remembering, "calls") + " calls in the database",
                        Page.number(wal) + " kB")
                + row("**what follows** (10 calls an hour for each agent, half of each core in use)", "")
                + row("agents for each core of the service", agents(service, perSecond))
                + row("agents for each core of the database", agents(database, perSecond))
                + row("WAL a day of 10,000 agents who work for eight hours", gigabytes(wal) + " GB")
                + row(
                        "100,000 calls at once, of five minutes each: requests a second",
                        Page.number(100_000 / 300.0 * requests))
                + row("… cores of the service", Page.number(100_000 / 300.0 * service / 1000 / USED))
                + row("… cores of the database", Page.number(100_000 / 300.0 * database / 1000 / USED))
                + row("… WAL a second", Page.number(100_000 / 300.0 * wal / 1024) + " MB");
    }

    private static String agents(double cpuMs, double callsPerSecond) {
        return "%,.0f".formatted(1000 * USED / cpuMs / callsPerSecond);
    }

    private static String gigabytes(double walKilobytes) {
        return "%.1f".formatted(10_000 * 8 * CALLS_PER_AGENT_HOUR * walKilobytes / 1024 / 1024);
    }
}
