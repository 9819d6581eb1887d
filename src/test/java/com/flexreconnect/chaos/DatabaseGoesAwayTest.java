package com.flexreconnect.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.OwnServer;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.webhook.Delivery;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The database goes away while a caller is with an agent, the agent is lost meanwhile, and the database comes back: what
 * Twilio was not told to have been heard it tells again, and the caller is recovered.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseGoesAwayTest {

    private static final String NAME = "service-under-test";
    private static final String CUT =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = '" + NAME + "'";

    private final LoggingSystem logs = LoggingSystem.get(getClass().getClassLoader());
    private final OwnServer server = OwnServer.start();
    private final LostAgent call = LostAgent.at(server.jdbcUrl());
    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningService service = start(call, server.jdbcUrl());

    private RunningService start(LostAgent call, String url) {
        DatabaseConnectionsDroppedTest.NOISY.forEach(name -> logs.setLogLevel(name, LogLevel.OFF));
        return RunningService.start(
                call.twilio,
                url,
                Map.of(
                        "spring.datasource.hikari.data-source-properties.ApplicationName", NAME,
                        "spring.datasource.hikari.maximum-pool-size", "5",
                        "RECOVERY_PING_TIMEOUT", "15s"));
    }

    @Test
    void stopped_and_started_again() {
        survives(server::stop, server::startAgain);
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true")
    void killed_and_started_again() {
        survives(server::kill, server::startAgain);
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true")
    void standing_still() {
        survives(() -> server.freeze(true), () -> server.freeze(false));
    }

    @Test
    void read_only() {
        survives(
                () -> run("alter system set default_transaction_read_only = on", "select pg_reload_conf()"),
                () -> run(
                        "set default_transaction_read_only = off",
                        "alter system reset default_transaction_read_only",
                        "select pg_reload_conf()"),
                () -> true);
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true")
    void out_of_connections() {
        var others = new ArrayList<Connection>();
        survives(() -> takeAll(others), () -> others.forEach(DatabaseGoesAwayTest::close));
    }

    /** Somebody looks at the tables and goes to lunch in the middle of a transaction. */
    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true")
    void a_call_is_locked_by_somebody_else() throws SQLException {
        call.begin();
        try (var other = DriverManager.getConnection(server.jdbcUrl());
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select * from conference for update");
            call.agentIsLost();
            call.until(() -> call.count("select count(*) from inbox where judge_at is not null") > 0);
            assertThat(ready()).isTrue();
        }
        call.isRecoveredOnce();
        nobodyWaits();
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true")
    void failing_over_to_a_standby() {
        try (var primary = OwnServer.start();
                var standby = primary.standby()) {
            var url =
                    "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?user=postgres&targetServerType=primary&hostRecheckSeconds=1"
                            .formatted(primary.port(), standby.port());
            run(primary, "alter system set synchronous_standby_names = '*'", "select pg_reload_conf()");
            var other = LostAgent.at(url);
            try (var failing = start(other, url)) {
                other.begin();
                other.agentIsLost();
                other.until(() -> other.count("select count(*) from recovery") == 1);
                primary.kill();
                run(standby, "select pg_promote(true, 30)");
                other.isRecoveredOnce();
                assertThat(failing.url()).isNotEmpty();
            } finally {
                other.twilio.close();
            }
        }
    }

    @AfterAll
    void stop() {
        service.close();
        call.twilio.close();
        server.close();
        http.close();
        DatabaseConnectionsDroppedTest.NOISY.forEach(name -> logs.setLogLevel(name, null));
    }

    private void survives(Runnable goes, Runnable comesBack) {
        survives(goes, comesBack, () -> !ready());
    }

    private void survives(Runnable goes, Runnable comesBack, Callable<Boolean> isFelt) {
        call.begin();
        var threads = Thread.activeCount();
        goes.run();
        call.agentIsLost();
        try {
            call.until(() -> !refused().isEmpty());
            call.until(isFelt);
        } finally {
            comesBack.run();
        }
        call.until(this::ready);
        call.isRecoveredOnce();
        assertThat(refused())
                .as("Twilio tells it again")
                .extracting(Delivery::status)
                .allMatch(status -> status >= 500 || status == 0);
        nobodyWaits();
        assertThat(Thread.activeCount()).as("no thread stays behind").isLessThan(threads + 20);
    }

    private void nobodyWaits() {
        var pool = service.bean(HikariDataSource.class).getHikariPoolMXBean();
        call.until(() -> pool.getThreadsAwaitingConnection() == 0 && pool.getActiveConnections() == 0);
    }

    private List<Delivery> refused() {
        return call.twilio.webhooks().log().refused();
    }

    private boolean ready() {
        try {
            var request = HttpRequest.newBuilder(URI.create(service.url() + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The service's own are cut again and again, and whoever is faster has them. */
    private void takeAll(List<Connection> all) {
        run(CUT);
        for (var misses = 0; misses < 10; ) {
            try {
                all.add(DriverManager.getConnection(server.jdbcUrl()));
            } catch (SQLException full) {
                misses++;
                run(all.getFirst(), CUT);
            }
        }
    }

    private void run(String... statements) {
        run(server, statements);
    }

    private static void run(OwnServer server, String... statements) {
        try (var connection = DriverManager.getConnection(server.jdbcUrl())) {
            for (var statement : statements) run(connection, statement);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void run(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // as wanted
        }
    }
}
