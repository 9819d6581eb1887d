package com.flexreconnect.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL whose tables and whose log (WAL) lie on two small file systems in memory, which a test may fill. They are
 * mounted where only this server sees them. Whenever it comes to its end it is started again, as systemd or Docker do.
 */
public final class SmallDisks implements AutoCloseable {

    /** A file system of the server's own. */
    public enum Disk {
        TABLES("tables"),
        LOG("log");

        private final String name;

        Disk(String name) {
            this.name = name;
        }
    }

    /** As root, or with a user namespace where the machine allows one. */
    private static final List<List<String>> ALONE = List.of(List.of("unshare", "-m"), List.of("unshare", "-rm"));

    private static final String MOUNTED = "mounted";

    /** PostgreSQL does not want to be root: in a user namespace without names it is not. */
    private static final String KEEP_RUNNING = """
            mount -t tmpfs -o size=64m,mode=0700 tmpfs "$1/tables" && mount -t tmpfs -o size=20m,mode=0700 tmpfs "$1/log" || exit 1
            echo %s
            unshare -U "$2/initdb" -D "$1/tables/pg" -X "$1/log/wal" -U postgres -A trust -E UTF8 --no-locale \
              --wal-segsize=1 --no-sync || exit 1
            while kill -0 $PPID; do
              unshare -U "$2/postgres" -D "$1/tables/pg" -p "$3" -c listen_addresses=127.0.0.1 \
                -c unix_socket_directories= -c max_connections=40 -c min_wal_size=2MB -c max_wal_size=8MB
              sleep 0.2
            done
            """.formatted(MOUNTED);

    private static final int BLOCK = 4096;

    private final Path directory;
    private final int port;
    private final Process keeper;

    private SmallDisks(Path directory, int port, Process keeper) {
        this.directory = directory;
        this.port = port;
        this.keeper = keeper;
    }

    /** Empty, and said why, where no file system can be mounted. */
    public static Optional<SmallDisks> start() {
        return binaries()
                .flatMap(binaries -> ALONE.stream()
                        .map(alone -> start(alone, binaries))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<SmallDisks> start(List<String> alone, Path binaries) {
        try {
            var directory = Files.createTempDirectory("small-disks-");
            for (var disk : Disk.values()) Files.createDirectory(directory.resolve(disk.name));
            var port = OwnServer.freePort();
            var command = new ArrayList<>(alone);
            command.addAll(List.of("sh", "-c", KEEP_RUNNING, "sh"));
            command.addAll(List.of(directory.toString(), binaries.toString(), String.valueOf(port)));
            var keeper = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("output").toFile())
                    .start();
            var started = new SmallDisks(directory, port, keeper);
            if (started.isMounted()) return Optional.of(started);
            System.out.println("no small disks with " + alone + ": " + started.output());
            started.close();
        } catch (IOException noSuchCommand) {
            System.out.println("no small disks: " + noSuchCommand.getMessage());
        }
        return Optional.empty();
    }

    /** Those of the tests' own server, unless it is a container. */
    private static Optional<Path> binaries() {
        try (var connection = DriverManager.getConnection(EmbeddedDatabase.jdbcUrl());
                var statement = connection.createStatement();
                var pid = statement.executeQuery("select pg_backend_pid()")) {
            pid.next();
            return ProcessHandle.of(pid.getLong(1))
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.endsWith("/bin/postgres"))
                    .map(command -> Path.of(command).getParent());
        } catch (SQLException noServer) {
            throw new IllegalStateException(noServer);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&connectTimeout=2";
    }

    /** Until nothing fits any more. */
    public void fill(Disk disk) {
        var block = new byte[BLOCK];
        try (var filler = Files.newOutputStream(filler(disk))) {
            while (true) filler.write(block);
        } catch (IOException full) {
            // as wanted
        }
    }

    /** What was filled is free again. */
    public void free(Disk disk) {
        try {
            Files.deleteIfExists(filler(disk));
        } catch (IOException cannotFree) {
            throw new UncheckedIOException(cannotFree);
        }
    }

    /** What the server wrote so far. */
    public String output() {
        try {
            return Files.readString(directory.resolve("output"));
        } catch (IOException none) {
            return "";
        }
    }

    @Override
    public void close() {
        var all = keeper.descendants().toList();
        keeper.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            keeper.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        FileSystemUtils.deleteRecursively(directory.toFile());
    }

    /** Looked at through the process that sees it mounted. */
    private Path filler(Disk disk) {
        return Path.of("/proc/" + keeper.pid() + "/root" + directory).resolve(disk.name, "filler");
    }

    private boolean isMounted() {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (keeper.isAlive() && System.nanoTime() < deadline) {
            if (output().contains(MOUNTED)) return true;
            Thread.onSpinWait();
        }
        return output().contains(MOUNTED);
    }
}
