package com.flexreconnect.database;

/** A running PostgreSQL. Writes reach the disk: durability is what we test. */
interface DatabaseServer {
    String EMBEDDED = "embedded";
    String TESTCONTAINERS = "testcontainers";

    /** With user and password. */
    String jdbcUrl(String database);

    static DatabaseServer start(String kind) {
        return switch (kind) {
            case EMBEDDED -> EmbeddedServer.start();
            case TESTCONTAINERS -> ContainerServer.start();
            default ->
                throw new IllegalArgumentException(
                        "-Dreconnect.database is %s or %s, not '%s'.".formatted(EMBEDDED, TESTCONTAINERS, kind));
        };
    }
}
