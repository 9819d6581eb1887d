package com.flexreconnect.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.flexreconnect.database.SmallDisks;
import com.flexreconnect.database.SmallDisks.Disk;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.webhook.Delivery;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * PostgreSQL's disk fills while an agent is lost, and has space again some seconds later. Skipped, and says so, where no
 * small file system can be mounted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullDiskTest {

    private static final String DISK_FULL = "53100";
    private static final Duration FULL = Duration.ofSeconds(2);

    /** Something to write that leaves no rows. */
    private static final String LOG_ENTRIES = "select pg_logical_emit_message(true, 'filler', repeat('x', 100000))";

    private final LoggingSystem logs = LoggingSystem.get(getClass().getClassLoader());
    private SmallDisks disks;
    private LostAgent call;
    private RunningService service;

    @BeforeAll
    void start() {
        var mounted = SmallDisks.start();
        assumeTrue(mounted.isPresent(), "no full disk is played: no file system can be mounted here (unshare -m, -rm)");
        disks = mounted.orElseThrow();
        DatabaseConnectionsDroppedTest.NOISY.forEach(name -> logs.setLogLevel(name, LogLevel.OFF));
        call = LostAgent.at(disks.jdbcUrl());
        call.until(this::answers);
        service = RunningService.start(
                call.twilio,
                disks.jdbcUrl(),
                Map.of("spring.datasource.hikari.maximum-pool-size", "8", "RECOVERY_PING_TIMEOUT", "15s"));
    }

    @AfterAll
    void stop() {
        if (disks == null) return;
        if (service != null) service.close();
        call.twilio.close();
        disks.close();
        DatabaseConnectionsDroppedTest.NOISY.forEach(name -> logs.setLogLevel(name, null));
    }

    /** Also after a failure, for the next one's sake. */
    @AfterEach
    void free() {
        for (var disk : Disk.values()) disks.free(disk);
    }

    /** Nothing can be stored: everything that Twilio tells is refused, and heard when it is told again. */
    @Test
    void no_space_for_rows_when_the_agent_is_lost() {
        call.begin();
        disks.fill(Disk.TABLES);
        stuff();
        call.agentIsLost();
        call.until(() -> refused().size() > 2);
        assertThat(refused())
                .extracting(Delivery::status)
                .as("refused, or not answered in time by a busy machine")
                .contains(503)
                .allMatch(status -> status == 503 || status == 0);
        spaceIsBack(Disk.TABLES);
    }

    /** What was heard is kept: effects that cannot be begun or reported go on when there is space. */
    @Test
    void no_space_for_rows_in_the_middle_of_a_recovery() {
        call.begin();
        call.agentIsLost();
        call.until(() -> call.count("select count(*) from recovery") == 1);
        disks.fill(Disk.TABLES);
        stuff();
        LostAgent.pause(FULL);
        spaceIsBack(Disk.TABLES);
    }

    /** PostgreSQL panics, starts again, and panics again. */
    @Test
    void no_space_for_the_log() {
        call.begin();
        var before = disks.output().length();
        disks.fill(Disk.LOG);
        untilRefused(LOG_ENTRIES);
        call.agentIsLost();
        call.until(() -> {
            untilRefused(LOG_ENTRIES);
            return !refused().isEmpty();
        });
        assertThat(disks.output().substring(before)).contains("PANIC").contains("No space left on device");
        spaceIsBack(Disk.LOG);
    }

    private void spaceIsBack(Disk disk) {
        disks.free(disk);
        try {
            call.until(this::answers);
        } catch (ConditionTimeoutException stillAway) {
            throw new AssertionError("PostgreSQL stays away:\n" + disks.output(), stillAway);
        }
        call.isRecoveredOnce();
        call.until(() -> call.count("select count(*) from inbox where judge_at is not null") == 0);
    }

    private List<Delivery> refused() {
        return call.twilio.webhooks().log().refused();
    }

    /** No page of these tables has room for another row. */
    private void stuff() {
        assertThat(untilRefused("insert into inbox (key, sender, received_at) values (gen_random_uuid(), '', now())"))
                .isEqualTo(DISK_FULL);
        assertThat(untilRefused(
                        "insert into effect (id, subject, name, effect, status, attempts, entered_at, changed_at)"
                                + " values (gen_random_uuid(), '', gen_random_uuid(), '{}', 'DONE', 1, now(), now())"))
                .isEqualTo(DISK_FULL);
    }

    private boolean answers() {
        try (var _ = DriverManager.getConnection(disks.jdbcUrl())) {
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** @return with which SQLSTATE */
    private String untilRefused(String sql) {
        try (var connection = DriverManager.getConnection(disks.jdbcUrl());
                var statement = connection.createStatement()) {
            while (true) statement.execute(sql);
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }
}
