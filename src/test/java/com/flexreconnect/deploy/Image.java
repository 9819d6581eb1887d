package com.flexreconnect.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What the Dockerfile starts. */
public final class Image {

    static final String CACHE = "-XX:AOTCache=";

    private Image() {}

    static List<String> training() {
        return List.of(
                line("RUN java -XX:AOTCacheOutput=").substring("RUN ".length()).split("\\s+"));
    }

    static List<String> entryPoint() {
        var words = line("ENTRYPOINT ").substring("ENTRYPOINT ".length());
        return List.of(JsonMapper.shared().readValue(words, String[].class));
    }

    /** What the JVM is told but for the size of its memory and where to find what it was trained for. */
    public static List<String> jvm() {
        return flags(entryPoint());
    }

    static List<String> flags(List<String> command) {
        return command.stream()
                .filter(word -> word.startsWith("-XX:"))
                .filter(word -> !word.startsWith(CACHE) && !word.startsWith("-XX:MaxRAMPercentage="))
                .toList();
    }

    private static String line(String beginning) {
        try {
            var lines =
                    Files.readString(Path.of("Dockerfile")).replace("\\\n", " ").lines();
            return lines.filter(line -> line.startsWith(beginning)).findFirst().orElseThrow();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
