package com.flexreconnect.bench;

import static com.flexreconnect.bench.Page.each;
import static com.flexreconnect.bench.Page.row;

import com.flexreconnect.chaos.ServiceProcess;
import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From the start of the process to the first webhook that it can take. */
final class Start implements Section {

    private static final Map<String, String> WAYS = new TreeMap<>(Map.of(
            "1 the jar, on an empty database", "fresh",
            "2 the jar", "jar",
            "3 the jar, extracted", "extracted",
            "4 extracted, with an AOT cache", "aot"));

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "Start and size";
    }

    @Override
    public int minutes() {
        return 3;
    }

    @Override
    public ObjectNode measure(Depth depth) throws Exception {
        var directory = Files.createTempDirectory("bench-start-");
        var figures = Json.object().put("jarMegabytes", megabytes(Jar.file()));
        try (var twilio = TwilioSimulator.start(SimulatorSettings.standard())) {
            var settings = new HashMap<>(twilio.serviceEnvironment());
            settings.put("spring.datasource.url", EmbeddedDatabase.freshJdbcUrl());
            var application = extracted(directory);
            var cache = directory.resolve("service.aot");
            Progress.say("training the AOT cache");
            train(application, cache, settings);
            figures.put("cacheMegabytes", megabytes(cache));
            Map<String, List<Double>> ready = new TreeMap<>();
            Map<String, List<Double>> memory = new TreeMap<>();
            for (var round = 0; round < depth.of(1, 5); round++)
                for (var way : WAYS.entrySet()) {
                    var here = new HashMap<>(settings);
                    if (way.getValue().equals("fresh"))
                        here.put("spring.datasource.url", EmbeddedDatabase.freshJdbcUrl());
                    start(command(way.getValue(), application, cache), here, way.getKey(), ready, memory);
                }
            var ways = figures.putArray("ways");
            ready.forEach((way, times) -> ways.addObject()
                    .put("way", way.substring(2))
                    .put("readyMs", Rounds.middle(times))
                    .put("megabytes", Rounds.middle(memory.getOrDefault(way, List.of(0.0)))));
        } finally {
            FileSystemUtils.deleteRecursively(directory.toFile());
        }
        return figures;
    }

    private static void start(
            List<String> command,
            Map<String, String> settings,
            String way,
            Map<String, List<Double>> ready,
            Map<String, List<Double>> memory)
            throws InterruptedException {
        var began = System.nanoTime();
        try (var service = ServiceProcess.start(command, Jar.freePort(), settings)) {
            var took = (System.nanoTime() - began) / 1e6;
            ready.computeIfAbsent(way, _ -> new ArrayList<>()).add(took);
            Thread.sleep(Duration.ofSeconds(1)); // what is done right after the start belongs to it
            memory.computeIfAbsent(way, _ -> new ArrayList<>()).add(Jar.residentMegabytes(service.handle()));
            Progress.say("%s: ready after %,.0f ms", way.substring(2), took);
        }
    }

    private static List<String> command(String way, Path application, Path cache) {
        return switch (way) {
            case "extracted" -> Jar.command("-jar", application.toString());
            case "aot" -> Jar.command("-XX:AOTCache=" + cache, "-jar", application.toString());
            default -> Jar.command("-jar", Jar.file().toString());
        };
    }

    private static Path extracted(Path directory) throws IOException, InterruptedException {
        var to = directory.resolve("app");
        run(Jar.command("-Djarmode=tools", "-jar", Jar.file().toString(), "extract", "--destination", to.toString()));
        return to.resolve(Jar.file().getFileName());
    }

    private static void train(Path application, Path cache, Map<String, String> settings)
            throws IOException, InterruptedException {
        var command = Jar.command(
                "-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh", "-jar", application.toString());
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile("bench-", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(6, TimeUnit.MINUTES)) process.destroyForcibly().waitFor();
        if (process.exitValue() != 0) throw new IllegalStateException(Files.readString(output));
        Files.delete(output);
    }

    private static double megabytes(Path file) throws IOException {
        return Files.size(file) / 1024.0 / 1024;
    }

    @Override
    public String tell(JsonNode figures, Plots plots) {
        var ways = figures.path("ways");
        var jar = each(ways)
                .filter(way -> way.path("way").asString().equals("the jar"))
                .findFirst()
                .orElseThrow()
                .path("readyMs")
                .asDouble();
        var page = new StringBuilder(
                "From the start of the process to `/actuator/health/readiness`; median; `-Xmx512m`; the ways in turn.\n\n");
        page.append(row("", "ready after", "of the jar's time", "resident, idle"))
                .append("|---|---:|---:|---:|\n");
        each(ways)
                .forEach(way -> page.append(row(
                        way.path("way").asString(),
                        Page.count(way, "readyMs") + " ms",
                        "%.2f".formatted(way.path("readyMs").asDouble() / jar),
                        Page.count(way, "megabytes") + " MB")));
        page.append("\nThe jar has %s MB, the AOT cache %s MB.\n\n"
                .formatted(Page.count(figures, "jarMegabytes"), Page.count(figures, "cacheMegabytes")));
        var bars = new Bars("From the start of the process to the first webhook that it can take", "ms");
        each(ways)
                .forEach(way -> bars.add(
                        0, way.path("way").asString(), way.path("readyMs").asDouble()));
        return page.append(plots.keep("start", "Time to readiness", bars.svg())).toString();
    }
}
