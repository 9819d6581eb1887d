package com.flexreconnect.bench;

import com.flexreconnect.simulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The measured figures, a file for each section; pages are written from them alone. */
record Store(Path directory) {

    void write(String section, JsonNode figures) {
        try {
            Files.createDirectories(directory);
            Files.writeString(file(section), figures.toPrettyString() + "\n");
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }

    Optional<JsonNode> read(String section) {
        try {
            return Files.exists(file(section))
                    ? Optional.of(Json.parse(Files.readString(file(section))))
                    : Optional.empty();
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }

    private Path file(String section) {
        return directory.resolve(section + ".json");
    }
}
