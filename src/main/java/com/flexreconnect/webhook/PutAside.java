package com.flexreconnect.webhook;

import com.flexreconnect.settings.Settings;
import com.flexreconnect.stored.OldRows;
import com.flexreconnect.web.Fault;
import com.flexreconnect.webhook.Letter.Sender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbox's letters that could not be judged when they came, and the old ones. */
@Component
class PutAside {
    /** With pauses that double up to five minutes: about half an hour. */
    static final int ATTEMPTS = 12;

    private static final Logger LOG = LoggerFactory.getLogger(PutAside.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 100;

    /** By the small index of letters that wait: an order by when they came would lead through all that ever came. */
    static final String DUE =
            "select key from (select key, received_at from inbox where judge_at <= ? order by judge_at limit " + AT_ONCE
                    + ") due order by received_at";

    private final JdbcClient jdbc;
    private final TransactionTemplate inTransaction;
    private final Judge judge;
    private final OldRows oldRows;
    private final Duration retention;
    private final Clock clock;
    private final Counter givenUp;

    PutAside(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Judge judge,
            OldRows oldRows,
            Settings settings,
            Clock clock,
            ObjectProvider<MeterRegistry> meters) {
        this.jdbc = jdbc;
        this.inTransaction = new TransactionTemplate(transactions);
        this.judge = judge;
        this.oldRows = oldRows;
        this.retention = settings.retention();
        this.clock = clock;
        this.givenUp = meters.getIfAvailable(SimpleMeterRegistry::new).counter("flexreconnect.letters.given_up");
    }

    /** Judges again whatever is due, oldest first, each letter in its own transaction. */
    void judgeAgain() {
        due().forEach(key -> {
            try {
                inTransaction.executeWithoutResult(status -> take(key).ifPresent(letter -> {
                    judge.judge(letter);
                    jdbc.sql("update inbox set body = null, judge_at = null where key = ?")
                            .param(key)
                            .update();
                }));
            } catch (RuntimeException fault) {
                again(key, fault);
            }
        });
    }

    /** Forgets letters that Twilio will not repeat any more. */
    int purge() {
        return oldRows.delete(
                "inbox", "received_at < ? and judge_at is null", clock.instant().minus(retention));
    }

    private List<String> due() {
        return jdbc.sql(DUE).param(now()).query(String.class).list();
    }

    private Optional<Letter> take(String key) {
        return jdbc.sql("select key, sender, body from inbox where key = ? and judge_at is not null"
                        + " for update skip locked")
                .param(key)
                .query((row, number) -> new Letter(
                        row.getString("key"), Sender.valueOf(row.getString("sender")), row.getString("body")))
                .optional();
    }

    /** A letter is given up for its own faults only: a disk may be full for an hour. */
    private void again(String key, RuntimeException fault) {
        var before = jdbc.sql("select attempts from inbox where key = ?")
                .param(key)
                .query(Integer.class)
                .single();
        var ownFault = !DatabaseTrouble.isIn(fault);
        var attempts = ownFault ? before + 1 : before;
        var isGivenUp = ownFault && attempts >= ATTEMPTS;
        var next = isGivenUp ? null : now().plus(ownFault ? pause(attempts) : Inbox.FIRST_PAUSE);
        jdbc.sql("update inbox set attempts = ?, fault = ?, judge_at = cast(? as timestamptz) where key = ?")
                .params(Arrays.asList(attempts, fault.getClass().getName(), next, key))
                .update();
        if (isGivenUp) {
            givenUp.increment();
            LOG.error("{} is given up after {} attempts: {}", key, attempts, Fault.inShort(fault));
        } else LOG.warn("{} cannot be judged yet, attempt {}: {}", key, attempts, Fault.inShort(fault));
    }

    private static Duration pause(int attempts) {
        var doubled = Inbox.FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
