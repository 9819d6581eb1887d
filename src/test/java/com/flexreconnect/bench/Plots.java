package com.flexreconnect.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps pictures beside the page. */
record Plots(Path directory) {

    /** @return the Markdown that shows it */
    String keep(String name, String says, String svg) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name + ".svg"), svg);
            return "![%s](%s/%s.svg)\n".formatted(says, directory.getFileName(), name);
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }
}
