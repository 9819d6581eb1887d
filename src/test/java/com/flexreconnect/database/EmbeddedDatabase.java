package com.flexreconnect.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL server for all tests of a JVM; it stops with the JVM. */
public final class EmbeddedDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private EmbeddedDatabase() {}

    /** The JDBC URL of the shared database, user and password included. */
    public static String jdbcUrl() {
        return Server.RUNNING.getJdbcUrl("postgres", "postgres");
    }

    /** The JDBC URL of a new, empty database on the same server, for tests that must not see each other's rows. */
    public static String freshJdbcUrl() {
        var name = "fresh_" + COUNT.incrementAndGet();
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException cannotCreate) {
            throw new IllegalStateException("no new database on the embedded server", cannotCreate);
        }
        return Server.RUNNING.getJdbcUrl("postgres", name);
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        // the library switches both off, and durability is what we test
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException cannotStart) {
                throw new UncheckedIOException(cannotStart);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException alreadyGone) {
                // the JVM ends anyway
            }
        }
    }
}
