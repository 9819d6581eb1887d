package com.flexreconnect.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.settings.SampleSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Dockerfile's training run and entry point, without a container: the jar starts in less time with what the training
 * left than without it. Wants the jar ({@code ./mvnw package}) and {@code -Dtest.args=-Dstarts=5}.
 */
@EnabledIfSystemProperty(named = "starts", matches = "\\d+")
class StartTest {

    private static final Pattern READY = Pattern.compile("Started FlexReconnect in .*process running for ([0-9.]+)\\)");

    @TempDir
    Path app;

    private final String database = EmbeddedDatabase.freshJdbcUrl();

    @Test
    void the_training_halves_it() throws Exception {
        extract();
        run(here(Image.training()));
        var with = here(Image.entryPoint());
        var without =
                with.stream().filter(word -> !word.startsWith(Image.CACHE)).toList();
        assertThat(with).hasSize(without.size() + 1);
        secondsToReady(without); // makes the tables
        var withCache = new ArrayList<Double>();
        var withoutCache = new ArrayList<Double>();
        for (var start = 0; start < Integer.getInteger("starts"); start++) {
            withCache.add(secondsToReady(with));
            withoutCache.add(secondsToReady(without));
        }
        var ratio = median(withCache) / median(withoutCache);
        System.out.printf(
                "StartTest: ready after %.1f s with the training, %.1f s without (medians of %d each): %.2f%n",
                median(withCache), median(withoutCache), withCache.size(), ratio);
        assertThat(ratio).isLessThan(0.9);
    }

    private void extract() throws Exception {
        try (var files = Files.list(Path.of("target"))) {
            var jar = files.filter(file -> file.getFileName().toString().matches("flex-reconnect-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no jar in target: run ./mvnw package first"));
            run(List.of(
                    "java",
                    "-Djarmode=tools",
                    "-jar",
                    jar.toString(),
                    "extract",
                    "--force",
                    "--destination",
                    app.toString()));
            Files.move(app.resolve(jar.getFileName()), app.resolve("flex-reconnect.jar"));
        }
    }

    private List<String> here(List<String> command) {
        return command.stream()
                .map(word -> word.replace("/app/", app + "/")
                        .replace("/training/", Path.of("deploy").toAbsolutePath() + "/"))
                .toList();
    }

    private double secondsToReady(List<String> command) throws Exception {
        var all = new ArrayList<>(command);
        all.add("--spring.datasource.url=" + database);
        all.add("--server.port=0");
        SampleSettings.all().forEach((name, value) -> all.add("--" + name + "=" + value));
        var process = java(all).start();
        try (var output = process.inputReader()) {
            var said = new StringBuilder();
            for (String line;
                    (line = output.readLine()) != null;
                    said.append(line).append('\n')) {
                var ready = READY.matcher(line);
                if (ready.find()) return Double.parseDouble(ready.group(1));
            }
            throw new IllegalStateException("it did not start:\n" + said);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void run(List<String> command) throws Exception {
        var process =
                java(command).redirectOutput(ProcessBuilder.Redirect.INHERIT).start();
        if (!process.waitFor(Duration.ofMinutes(10).toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
        assertThat(process.exitValue()).isZero();
    }

    private static ProcessBuilder java(List<String> command) {
        var ours = new ArrayList<>(command);
        ours.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return new ProcessBuilder(ours).redirectErrorStream(true);
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
