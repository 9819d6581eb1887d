package com.flexreconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The table of docs/proof.md cannot rot: every row names tests, and they are there. */
class OriginalsFailuresTest {

    private static final Pattern JAVA = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern PLUGIN = Pattern.compile("`(\\w+\\.test\\.tsx?)` “([^”]+)”");
    private static final Path CLASSES = Path.of("target/test-classes");
    private static final Path PLUGIN_TESTS = Path.of("flex-plugin/test");

    @Test
    void each_of_the_48_has_its_row_and_its_tests() throws IOException {
        assertThat(rows().stream().map(row -> row.split("\\|")[1].strip()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 48).mapToObj(String::valueOf).toList());
        assertThat(rows())
                .allMatch(row -> JAVA.matcher(row).find() || PLUGIN.matcher(row).find());
    }

    @Test
    void every_test_that_is_named_is_there() throws IOException {
        for (var row : rows()) {
            JAVA.matcher(row)
                    .results()
                    .forEach(test -> assertThat(isThere(test.group(1), test.group(2)))
                            .as(test.group())
                            .isTrue());
            PLUGIN.matcher(row)
                    .results()
                    .forEach(test -> assertThat(all(PLUGIN_TESTS, test.group(1)).map(OriginalsFailuresTest::text))
                            .as(test.group())
                            .anyMatch(text -> text.contains("'" + test.group(2) + "'")));
        }
    }

    private static List<String> rows() throws IOException {
        var section = Files.readString(Path.of("docs/proof.md")).split("## What went wrong in the original")[1];
        return section.split("\n## ")[0]
                .lines()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .toList();
    }

    private static boolean isThere(String type, String method) {
        return all(CLASSES, type + ".class")
                .map(OriginalsFailuresTest::load)
                .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
                .filter(one -> one.getName().equals(method))
                .anyMatch(one -> AnnotationSupport.isAnnotated(one, Testable.class));
    }

    private static Class<?> load(Path file) {
        var name = CLASSES.relativize(file).toString().replace(".class", "");
        try {
            return Class.forName(name.replace(File.separatorChar, '.'));
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Some are called the same in two packages. */
    private static Stream<Path> all(Path under, String name) {
        try (var files = Files.walk(under)) {
            return files.filter(file -> file.getFileName().toString().equals(name)).toList().stream();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
