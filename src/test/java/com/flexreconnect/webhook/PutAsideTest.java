package com.flexreconnect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.recovery.RecordingHearConference;
import com.flexreconnect.recovery.RecordingHearTaskRouter;
import com.flexreconnect.settings.SampleSettings;
import com.flexreconnect.settings.Settings;
import com.flexreconnect.stored.OldRows;
import com.flexreconnect.web.Refusal;
import com.flexreconnect.webhook.Letter.Sender;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class PutAsideTest {
    private static final Letter EVENT =
            new Letter("event:EZ1", Sender.TASK_ROUTER, Events.bare("EZ1", "task.canceled"));
    private static DriverManagerDataSource source;

    private final Settings settings = SampleSettings.settings();
    private final RecordingHearConference conferences = new RecordingHearConference();
    private final RecordingHearTaskRouter taskRouter = new RecordingHearTaskRouter();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);
    private Inbox inbox;
    private PutAside putAside;

    @BeforeAll
    static void migrate() {
        source = new DriverManagerDataSource(EmbeddedDatabase.freshJdbcUrl());
        Flyway.configure().dataSource(source).load().migrate();
    }

    @BeforeEach
    void open() {
        jdbc.sql("truncate inbox").update();
        var settable = new SettableClock();
        var transactions = new JdbcTransactionManager(source);
        inbox = new Inbox(new JdbcTemplate(source), transactions, settable);
        putAside = new PutAside(
                jdbc,
                transactions,
                new Judge(conferences, taskRouter, settings, settable),
                new OldRows(jdbc),
                settings,
                settable,
                new StaticListableBeanFactory().getBeanProvider(MeterRegistry.class));
    }

    @Test
    void isJudgedAgainWhenItsTimeHasCome() {
        receiveButFail();

        putAside.judgeAgain();
        assertThat(taskRouter.heard).as("not yet").isEmpty();

        now = now.plus(Inbox.FIRST_PAUSE);
        putAside.judgeAgain();
        assertThat(taskRouter.heard).hasSize(1);
        assertThat(jdbc.sql("select count(*) from inbox where body is null and judge_at is null")
                        .query(Integer.class)
                        .single())
                .isOne();

        now = now.plus(Duration.ofDays(1));
        putAside.judgeAgain();
        assertThat(taskRouter.heard).as("once is enough").hasSize(1);
    }

    @Test
    void aConferenceCallbackIsJudgedAgainToo() {
        var form =
                "ConferenceSid=CF00000000000000000000000000000001&StatusCallbackEvent=conference-end&SequenceNumber=3";
        inbox.receive(new Letter("conference:CF:3", Sender.CONFERENCE, form), () -> {
            throw new IllegalStateException();
        });

        now = now.plusSeconds(60);
        putAside.judgeAgain();

        assertThat(conferences.heard).hasSize(1);
    }

    @Test
    void isGivenUpAfterSomeAttempts() {
        receiveButFail();
        var attempts = new AtomicInteger();
        taskRouter.meanwhile = news -> {
            attempts.incrementAndGet();
            throw new IllegalArgumentException();
        };

        for (var round = 0; round < 2 * PutAside.ATTEMPTS; round++) {
            now = now.plus(Duration.ofMinutes(5));
            putAside.judgeAgain();
        }

        assertThat(attempts).hasValue(PutAside.ATTEMPTS - 1);
        assertThat(jdbc.sql("select fault from inbox where judge_at is null and body is not null")
                        .query(String.class)
                        .single())
                .isEqualTo("java.lang.IllegalArgumentException");
    }

    @Test
    void isNotGivenUpForWhatTheDatabaseCannotDo() {
        receiveButFail();
        taskRouter.meanwhile = news -> {
            throw new IllegalStateException(new SQLException("No space left on device", "53100"));
        };
        for (var round = 0; round < 2 * PutAside.ATTEMPTS; round++) {
            now = now.plus(Duration.ofMinutes(5));
            putAside.judgeAgain();
        }

        taskRouter.meanwhile = news -> {};
        now = now.plus(Inbox.FIRST_PAUSE);
        putAside.judgeAgain();

        assertThat(jdbc.sql("select attempts from inbox where judge_at is null and body is null")
                        .query(Integer.class)
                        .single())
                .as("the attempt that was its own fault")
                .isOne();
    }

    @Test
    void whatWasDoneBeforeAFaultIsUndone() {
        inbox.receive(EVENT, () -> {
            jdbc.sql("insert into inbox (key, sender, received_at) values ('half', 'x', now())")
                    .update();
            throw new IllegalStateException();
        });

        assertThat(jdbc.sql("select key from inbox").query(String.class).list()).containsExactly("event:EZ1");
    }

    @Test
    void aCollisionIsTriedAgainAtOnce() {
        var tries = new AtomicInteger();

        inbox.receive(EVENT, () -> {
            if (tries.incrementAndGet() < 3) throw new CannotAcquireLockException("deadlock");
        });

        assertThat(tries).hasValue(3);
        assertThat(jdbc.sql("select count(*) from inbox where judge_at is null")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void twoDeliveriesAtTheSameTimeAreHeardOnce() throws Exception {
        var heard = new AtomicInteger();
        var inside = new CountDownLatch(1);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = both.submit(() -> inbox.receive(EVENT, () -> {
                heard.incrementAndGet();
                inside.countDown();
                awaitSomebodyWaiting();
            }));
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
            var second = both.submit(() -> inbox.receive(EVENT, heard::incrementAndGet));
            first.get(20, TimeUnit.SECONDS);
            second.get(20, TimeUnit.SECONDS);
        }
        assertThat(heard).hasValue(1);
    }

    @Test
    void oldLettersAreForgottenButNotThoseStillToBeJudged() {
        inbox.receive(new Letter("event:old", Sender.TASK_ROUTER, "{}"), () -> {});
        receiveButFail();
        now = now.plus(settings.retention()).plusSeconds(1);
        inbox.receive(new Letter("event:new", Sender.TASK_ROUTER, "{}"), () -> {});

        assertThat(putAside.purge()).isOne();
        assertThat(jdbc.sql("select key from inbox order by key")
                        .query(String.class)
                        .list())
                .containsExactly("event:EZ1", "event:new");
    }

    /** Also before PostgreSQL has counted how few they are. */
    @Test
    void thoseThatWaitAreFoundWithoutAllThatEverCame() {
        jdbc.sql("insert into inbox (key, sender, received_at, body)"
                        + " select 'event:' || n, 'TASK_ROUTER', now(), '' from generate_series(1, 20000) n")
                .update();

        assertThat(jdbc.sql("explain " + PutAside.DUE)
                        .param(now.atOffset(ZoneOffset.UTC))
                        .query(String.class)
                        .list())
                .anyMatch(line -> line.contains("inbox_to_judge"));
    }

    @Test
    void withoutADatabaseTwilioIsAskedToSendAgain() {
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://localhost:1/nowhere?connectTimeout=1");
        var closed = new Inbox(new JdbcTemplate(nowhere), new JdbcTransactionManager(nowhere), clock);

        assertThatThrownBy(() -> closed.receive(EVENT, () -> {}))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(503));
    }

    private void receiveButFail() {
        inbox.receive(EVENT, () -> {
            throw new IllegalStateException("for a while");
        });
    }

    private void awaitSomebodyWaiting() {
        org.awaitility.Awaitility.await()
                .until(() -> jdbc.sql("select count(*) from pg_stat_activity where datname = current_database()"
                                        + " and wait_event_type = 'Lock'")
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    private final class SettableClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
