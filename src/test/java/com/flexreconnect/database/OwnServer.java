package com.flexreconnect.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL of a test's own, which it may stop, kill, freeze, start again and put a standby beside. */
public final class OwnServer implements AutoCloseable {

    private static final Map<String, String> CONFIGURATION =
            Map.of("fsync", "on", "synchronous_commit", "on", "max_connections", "40");

    private final Path data;
    private final int port;
    private final Map<String, String> more;
    private EmbeddedPostgres server;

    private OwnServer(Path data, Map<String, String> more) {
        this.data = data;
        this.more = more;
        this.port = freePort();
        this.server = started();
    }

    public static OwnServer start() {
        return start(Map.of());
    }

    /** @param more PostgreSQL's settings beside ours */
    public static OwnServer start(Map<String, String> more) {
        return new OwnServer(newDirectory(), more);
    }

    /** A standby that follows this server by streaming; takes no writes until it is promoted. */
    public OwnServer standby() {
        stop();
        try {
            var copy = newDirectory();
            FileSystemUtils.copyRecursively(data, copy);
            Files.createFile(copy.resolve("standby.signal"));
            Files.writeString(
                    copy.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=" + port + " user=postgres'\n",
                    StandardOpenOption.APPEND);
            startAgain();
            return new OwnServer(copy, more);
        } catch (IOException cannotCopy) {
            throw new UncheckedIOException(cannotCopy);
        }
    }

    public int port() {
        return port;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** As an administrator does: connections are cut, what is committed is kept. */
    public void stop() {
        try {
            server.close();
        } catch (IOException cannotStop) {
            throw new UncheckedIOException(cannotStop);
        }
    }

    /** SIGKILL for all its processes: whatever was not on disk is gone. */
    public void kill() {
        processes().forEach(ProcessHandle::destroyForcibly);
        stop();
    }

    /** SIGSTOP or SIGCONT for all its processes: connections stay, nobody answers. */
    public void freeze(boolean still) {
        processes().forEach(process -> signal(still ? "STOP" : "CONT", process.pid()));
    }

    public void startAgain() {
        server = started();
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (RuntimeException alreadyGone) {
            // there is nothing to stop
        }
        FileSystemUtils.deleteRecursively(data.toFile());
    }

    private EmbeddedPostgres started() {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(1));
        CONFIGURATION.forEach(builder::setServerConfig);
        more.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** The time that all its processes of now have used since they began. */
    public Duration cpu() {
        return processes()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Stream<ProcessHandle> processes() {
        try {
            var first = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(first.strip())).stream()
                    .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                    .toList()
                    .stream();
        } catch (IOException stopped) {
            return Stream.of();
        }
    }

    private static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
        } catch (IOException cannotSignal) {
            throw new UncheckedIOException(cannotSignal);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("own-postgresql-");
        } catch (IOException cannotCreate) {
            throw new UncheckedIOException(cannotCreate);
        }
    }

    /** None of those that outgoing connections get: somebody could have it when the server that was away comes back. */
    static int freePort() {
        return ThreadLocalRandom.current()
                .ints(15_000, 30_000)
                .filter(OwnServer::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
