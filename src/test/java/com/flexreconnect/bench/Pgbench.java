package com.flexreconnect.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's own load generator, which does nothing but send statements: nobody can be faster than this. */
final class Pgbench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private Pgbench() {}

    /**
     * @param script played again and again
     * @return how often a second it was played; empty where there is no pgbench on the PATH
     */
    static OptionalDouble perSecond(int port, int connections, int seconds, String script, String roster)
            throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("pgbench-");
        List<String> command = new ArrayList<>(List.of(
                "pgbench", "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "postgres", "-n", "-M", "prepared"));
        command.addAll(List.of("-c", String.valueOf(connections), "-j", "2", "-T", String.valueOf(seconds)));
        command.addAll(List.of("-D", "roster=" + roster));
        var file = directory.resolve("script.sql");
        Files.writeString(file, script);
        command.addAll(List.of("-f", file.toString()));
        command.add("postgres");
        var output = directory.resolve("output");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(seconds + 60L, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (IOException notInstalled) {
            return OptionalDouble.empty();
        }
        var text = Files.readString(output);
        var rate = RATE.matcher(text);
        if (!rate.find()) throw new IllegalStateException("pgbench says:\n" + text);
        FileSystemUtils.deleteRecursively(directory.toFile());
        return OptionalDouble.of(Double.parseDouble(rate.group(1)));
    }
}
