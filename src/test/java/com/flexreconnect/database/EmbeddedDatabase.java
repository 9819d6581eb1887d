package com.flexreconnect.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL server for all tests of a JVM; it stops with the JVM. It is embedded, or a container where
 * {@code -Dreconnect.database=testcontainers} asks for one.
 */
public final class EmbeddedDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable DatabaseServer running;

    private EmbeddedDatabase() {}

    /** The JDBC URL of the shared database, user and password included. */
    public static String jdbcUrl() {
        return server().jdbcUrl("postgres");
    }

    /** The JDBC URL of a new, empty database on the same server, for tests that must not see each other's rows. */
    public static String freshJdbcUrl() {
        var name = "fresh_" + COUNT.incrementAndGet();
        try (var connection = DriverManager.getConnection(jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException cannotCreate) {
            throw new IllegalStateException("no new database on the tests' server", cannotCreate);
        }
        return server().jdbcUrl(name);
    }

    /** What is in the one is in the other from now on, as if it had been restored. Nobody may be connected to either. */
    public static void copy(String jdbcUrl, String to) {
        try (var connection = DriverManager.getConnection(jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute("drop database " + name(to));
            statement.execute("create database " + name(to) + " template " + name(jdbcUrl));
        } catch (SQLException cannotCopy) {
            throw new IllegalStateException("the database is not copied", cannotCopy);
        }
    }

    private static String name(String jdbcUrl) {
        return jdbcUrl.replaceAll("\\?.*", "").replaceAll(".*/", "");
    }

    /** Not a static field's value: every test that needs the server says why it did not start, not only the first. */
    private static synchronized DatabaseServer server() {
        if (running == null) {
            running = DatabaseServer.start(System.getProperty("reconnect.database", DatabaseServer.EMBEDDED));
        }
        return running;
    }
}
