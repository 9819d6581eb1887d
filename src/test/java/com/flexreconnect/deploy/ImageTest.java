package com.flexreconnect.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageTest {

    /** Why, and what came of it: docs/decisions/0035. */
    @Test
    void the_heap_does_not_shrink() {
        assertThat(Image.jvm()).contains("-XX:+UseG1GC", "-XX:MaxHeapFreeRatio=100");
    }

    @Test
    void the_jar_is_run_like_the_image() throws IOException {
        var unit = Files.readAllLines(Path.of("docs", "running.md")).stream()
                .filter(line -> line.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow();
        assertThat(Image.flags(List.of(unit.split(" ")))).containsExactlyElementsOf(Image.jvm());
    }
}
