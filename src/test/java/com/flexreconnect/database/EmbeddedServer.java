package com.flexreconnect.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A server of this JVM, made of binaries that Maven fetched. */
final class EmbeddedServer {
    private EmbeddedServer() {}

    static DatabaseServer start() {
        try {
            var server = EmbeddedPostgres.builder()
                    // the library switches both off
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return database -> server.getJdbcUrl("postgres", database);
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
