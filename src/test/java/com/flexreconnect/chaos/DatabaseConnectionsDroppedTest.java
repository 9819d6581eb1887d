package com.flexreconnect.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.webhook.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** PostgreSQL cuts all the service's connections again and again while a caller is recovered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseConnectionsDroppedTest {

    private static final String NAME = "service-under-test";
    private static final int TIMES = 12;

    /** Each has something to say about every connection. */
    static final List<String> NOISY = List.of(
            "com.github.kagkarlsson",
            "com.zaxxer.hikari",
            "org.hibernate",
            "org.springframework.transaction",
            "com.flexreconnect");

    private final String database = EmbeddedDatabase.freshJdbcUrl();
    private final LostAgent call = LostAgent.at(database);
    private final AtomicInteger cut = new AtomicInteger();
    private final LoggingSystem logs = LoggingSystem.get(getClass().getClassLoader());
    private RunningService service;

    @BeforeAll
    void start() {
        NOISY.forEach(name -> logs.setLogLevel(name, LogLevel.OFF));
        service = RunningService.start(
                call.twilio,
                database,
                Map.of(
                        "spring.datasource.hikari.data-source-properties.ApplicationName", NAME,
                        "spring.datasource.hikari.maximum-pool-size", "5",
                        "RECOVERY_PING_TIMEOUT", "15s"));
    }

    @AfterAll
    void stop() {
        service.close();
        call.twilio.close();
        NOISY.forEach(name -> logs.setLogLevel(name, null));
    }

    @RepeatedTest(3)
    void nothing_is_lost_and_nothing_is_done_twice() {
        call.begin();
        cut.set(0);
        try (var saboteur = Executors.newSingleThreadScheduledExecutor()) {
            var often = Duration.ofMillis(120).toMillis();
            var sabotage = saboteur.scheduleAtFixedRate(this::cutAll, often, often, TimeUnit.MILLISECONDS);
            call.agentIsLost();
            call.until(() -> cut.get() >= TIMES);
            sabotage.cancel(false);
        }
        call.isRecoveredOnce();
        assertThat(call.twilio.webhooks().log().refused())
                .as("Event Streams drops for good what is refused with 4xx")
                .extracting(Delivery::status)
                .allMatch(status -> status >= 500 || status == 0);
    }

    private void cutAll() {
        if (cut.get() < TIMES
                && call.count("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = '"
                                + NAME + "'")
                        > 0) cut.incrementAndGet();
    }
}
