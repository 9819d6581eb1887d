package com.flexreconnect.database;

import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The image that docker-compose.yml runs, started by Testcontainers, which also removes it. */
final class ContainerServer {
    static final String IMAGE = "postgres:18";

    private ContainerServer() {}

    static DatabaseServer start() {
        return start(() -> DockerClientFactory.instance().isDockerAvailable());
    }

    static DatabaseServer start(BooleanSupplier engineIsThere) {
        if (!engineIsThere.getAsBoolean()) {
            throw new IllegalStateException("-Dreconnect.database=testcontainers needs a running Docker engine and none"
                    + " was found; start one, or leave the property out to use the embedded PostgreSQL.");
        }
        var container = new PostgreSQLContainer(IMAGE)
                .withUsername("postgres")
                .withPassword("postgres")
                .withDatabaseName("postgres");
        // Testcontainers switches fsync off; the embedded server takes as many connections
        container.setCommand("postgres", "-c", "fsync=on", "-c", "max_connections=300");
        container.start();
        return database -> "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
                .formatted(
                        container.getHost(),
                        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                        database,
                        container.getUsername(),
                        container.getPassword());
    }
}
