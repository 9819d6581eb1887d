package com.flexreconnect.provisioning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The environment, and for what it does not say the file {@code .env} that the container reads, too. */
final class EnvFile {

    private EnvFile() {}

    /** @throws Trouble when the file was named and cannot be read */
    static UnaryOperator<@Nullable String> lookup(Optional<Path> named, Map<String, String> environment) {
        var all = new HashMap<String, String>();
        var file = named.orElse(Path.of(".env"));
        if (named.isPresent() || Files.isRegularFile(file)) all.putAll(read(file));
        environment.forEach((name, value) -> {
            if (!value.isBlank()) all.put(name, value);
        });
        return all::get;
    }

    private static Map<String, String> read(Path file) {
        var read = new HashMap<String, String>();
        try {
            for (var line : Files.readAllLines(file)) {
                var text = line.strip().replaceFirst("^export\\s+", "");
                var equals = text.indexOf('=');
                if (equals > 0 && !text.startsWith("#"))
                    read.put(
                            text.substring(0, equals).strip(),
                            bare(text.substring(equals + 1).strip()));
            }
        } catch (IOException unreadable) {
            throw new Trouble("The file " + file + " cannot be read.");
        }
        return read;
    }

    private static String bare(String value) {
        var isQuoted = value.length() > 1
                && (value.startsWith("\"") && value.endsWith("\"") || value.startsWith("'") && value.endsWith("'"));
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }
}
