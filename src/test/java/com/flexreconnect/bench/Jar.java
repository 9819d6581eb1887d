package com.flexreconnect.bench;

import com.flexreconnect.chaos.ServiceProcess;
import com.flexreconnect.deploy.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The service as it is deployed: the jar that {@code -Pbench} has just made, in a JVM of its own, told what the image tells it. */
final class Jar {

    private static final String MEMORY = "-Xmx512m";

    private Jar() {}

    static ServiceProcess start(Map<String, String> settings) {
        return ServiceProcess.start(command("-jar", file().toString()), freePort(), settings);
    }

    static List<String> command(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Image.jvm());
        command.add(MEMORY);
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    static Path file() {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("flex-reconnect-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "There is no jar in target: ./mvnw -Pbench makes it before it measures."));
        } catch (IOException noTarget) {
            throw new UncheckedIOException(noTarget);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** Megabytes of memory that the process holds; 0 where there is no {@code /proc}. */
    static double residentMegabytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException elsewhere) {
            return 0;
        }
    }
}
