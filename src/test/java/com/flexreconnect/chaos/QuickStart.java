package com.flexreconnect.chaos;

import com.flexreconnect.FlexReconnect;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * What makes a JVM of a few seconds' life start in a third of the time: the JDK's cache of loaded classes. It takes
 * class paths of jars only.
 */
final class QuickStart {

    private static final Path OURS = Path.of("target", "classes").toAbsolutePath();

    private static @Nullable QuickStart trained;

    private final Path directory;
    private final String classPath;
    private final Path cache;

    private QuickStart(Path directory, String classPath) {
        this.directory = directory;
        this.classPath = classPath;
        this.cache = directory.resolve("service.aot");
    }

    /** Trained once for all tests of this JVM. */
    static synchronized QuickStart trained(Map<String, String> settings) {
        if (trained == null) {
            var first = train(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(first::forget));
            trained = first;
        }
        return trained;
    }

    /** Starts the service once, up to where it would take requests, and remembers what that loaded. */
    private static QuickStart train(Map<String, String> settings) {
        try {
            var directory = Files.createTempDirectory("quick-start-");
            var quick = new QuickStart(directory, jarred(directory));
            var training =
                    quick.command(List.of("-XX:AOTCacheOutput=" + quick.cache, "-Dspring.context.exit=onRefresh"));
            settings.forEach((name, value) -> training.add("--" + name + "=" + value));
            var output = directory.resolve("training.log").toFile();
            var process = new ProcessBuilder(training)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) process.destroyForcibly();
            return quick;
        } catch (IOException cannotTrain) {
            throw new UncheckedIOException(cannotTrain);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Without a cache it is slower, and nothing else. */
    List<String> command() {
        return command(Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of());
    }

    private void forget() {
        FileSystemUtils.deleteRecursively(directory.toFile());
    }

    private List<String> command(List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m"));
        command.addAll(more);
        command.addAll(List.of("-cp", classPath, FlexReconnect.class.getName()));
        return command;
    }

    private static String jarred(Path directory) throws IOException {
        var jar = directory.resolve("service.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(OURS)) {
            for (var file : files.filter(path -> !path.equals(OURS)).toList()) {
                var name = OURS.relativize(file).toString().replace(File.separatorChar, '/');
                // whoever looks for resources in a directory wants an entry for it
                out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) Files.copy(file, out);
            }
        }
        var libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"));
        return Stream.concat(Stream.of(jar.toString()), libraries).collect(Collectors.joining(File.pathSeparator));
    }
}
