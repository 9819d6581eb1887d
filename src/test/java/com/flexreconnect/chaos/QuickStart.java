package com.flexreconnect.chaos;

import static java.util.stream.Collectors.joining;

import com.flexreconnect.FlexReconnect;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What makes a JVM of a few seconds' life start in a third of the time: the JDK's cache of loaded classes. It takes
 * class paths of jars only.
 */
final class QuickStart {

    private static final Path OURS = Path.of("target", "classes").toAbsolutePath();
    private static final Path KEPT = Path.of("target", "quick-start").toAbsolutePath();

    private static final Duration PATIENT = Duration.ofMinutes(5);

    private static @Nullable QuickStart trained;

    private final String classPath;
    private final Path cache;

    private QuickStart(String classPath, Path cache) {
        this.classPath = classPath;
        this.cache = cache;
    }

    /** Trained once for as long as the service's classes, its libraries and the JDK stay the same. */
    static synchronized QuickStart trained(Map<String, String> settings) {
        if (trained == null) trained = prepared(settings);
        return trained;
    }

    private static QuickStart prepared(Map<String, String> settings) {
        try {
            var jar = jarred();
            var classPath =
                    Stream.concat(Stream.of(jar.toString()), libraries()).collect(joining(File.pathSeparator));
            var quick = new QuickStart(classPath, cacheFor(jar, classPath));
            if (!Files.exists(quick.cache)) quick.train(settings);
            return quick;
        } catch (IOException cannotPrepare) {
            throw new UncheckedIOException(cannotPrepare);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Starts the service once, up to where it would take requests, and remembers what that loaded. */
    private void train(Map<String, String> settings) throws IOException, InterruptedException {
        try (var old = Files.newDirectoryStream(KEPT, "*.aot")) {
            for (var outdated : old) Files.delete(outdated);
        }
        var unfinished =
                cache.resolveSibling("unfinished-" + ProcessHandle.current().pid());
        var training = command(List.of("-XX:AOTCacheOutput=" + unfinished, "-Dspring.context.exit=onRefresh"));
        settings.forEach((name, value) -> training.add("--" + name + "=" + value));
        var process = new ProcessBuilder(training)
                .redirectErrorStream(true)
                .redirectOutput(cache.resolveSibling("training.log").toFile())
                .start();
        if (process.waitFor(PATIENT.toSeconds(), TimeUnit.SECONDS) && Files.exists(unfinished))
            Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
        else process.destroyForcibly(); // half a cache only makes noise
    }

    /** Without a cache it is slower, and nothing else. */
    List<String> command() {
        return command(Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of());
    }

    private List<String> command(List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // starting is over before a heap of this size is full, and before anybody looks for old code
                "-XX:+UseSerialGC",
                "-Xms256m",
                "-Xmx256m",
                "-Xmn160m",
                "-XX:InitialCodeCacheSize=40m"));
        command.addAll(more);
        command.addAll(List.of("-cp", classPath, FlexReconnect.class.getName()));
        return command;
    }

    private static Path cacheFor(Path jar, String classPath) throws IOException {
        var inside = new CRC32();
        inside.update(Files.readAllBytes(jar));
        inside.update((classPath + Runtime.version()).getBytes(StandardCharsets.UTF_8));
        return KEPT.resolve(Long.toHexString(inside.getValue()) + ".aot");
    }

    /** The same bytes, and untouched, as long as the classes are the same: a cache is for one jar of one age. */
    private static Path jarred() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new JarOutputStream(bytes);
                var files = Files.walk(OURS)) {
            for (var file : files.filter(path -> !path.equals(OURS)).sorted().toList()) {
                var name = OURS.relativize(file).toString().replace(File.separatorChar, '/');
                // whoever looks for resources in a directory wants an entry for it
                var entry = new JarEntry(Files.isDirectory(file) ? name + "/" : name);
                entry.setTime(0);
                out.putNextEntry(entry);
                if (Files.isRegularFile(file)) Files.copy(file, out);
            }
        }
        var jar = Files.createDirectories(KEPT).resolve("service.jar");
        if (!Files.exists(jar) || !Arrays.equals(Files.readAllBytes(jar), bytes.toByteArray()))
            Files.write(jar, bytes.toByteArray());
        return jar;
    }

    private static Stream<String> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"));
    }
}
