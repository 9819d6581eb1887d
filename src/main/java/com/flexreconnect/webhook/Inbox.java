package com.flexreconnect.webhook;

import com.flexreconnect.stored.Hearing;
import com.flexreconnect.web.Fault;
import com.flexreconnect.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores first and judges second, in one transaction: news is either heard with all its consequences, or not heard at
 * all and told again. What cannot be judged is put aside and judged later by {@link PutAside}.
 */
@Component
class Inbox {
    /** Event Streams waits for five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int TRIES = 3;

    private final JdbcOperations rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate inTransaction;
    private final Clock clock;
    private final Semaphore desks;

    Inbox(JdbcOperations rows, PlatformTransactionManager transactions, Clock clock) {
        this(rows, transactions, clock, 12);
    }

    /** @param atOnce so many letters are judged at the same time; the rest of the connections is for what follows from them */
    @Autowired
    Inbox(
            JdbcOperations rows,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${reconnect.letters-at-once:12}") int atOnce) {
        this.rows = rows;
        this.jdbc = JdbcClient.create(rows);
        this.inTransaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.desks = new Semaphore(atOnce, true);
    }

    /**
     * Hears the letter, once: one that we had before changes nothing.
     *
     * @param judging what it means; runs in the transaction that stores the letter
     * @return what became of it
     * @throws Refusal 503 when the database does not take it: Twilio must send it again
     */
    Heard receive(Letter letter, Runnable judging) {
        return receiveOnce(letter, hearing -> {
            if (hearing.isFirst()) judging.run();
        });
    }

    /**
     * The same for whoever keeps the letter in a round trip of their own.
     *
     * @param judging what it means, where it is heard for the first time; must ask whether it is
     */
    Heard receiveOnce(Letter letter, Consumer<Hearing> judging) {
        if (!isCalledToADesk()) throw notStored(letter, new TimeoutException());
        try {
            return hear(letter, judging, TRIES) ? Heard.NEW : Heard.REPEATED;
        } catch (CannotCreateTransactionException noDatabase) {
            throw notStored(letter, noDatabase);
        } catch (RuntimeException fault) {
            LOG.warn("{} is put aside, judging it failed: {}", letter, Fault.inShort(fault));
            putAside(letter, fault);
            return Heard.PUT_ASIDE;
        } finally {
            desks.release();
        }
    }

    private boolean isCalledToADesk() {
        try {
            return desks.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return whether it was new */
    private boolean hear(Letter letter, Consumer<Hearing> judging, int triesLeft) {
        try {
            return Boolean.TRUE.equals(inTransaction.execute(status -> {
                var hearing = of(letter);
                judging.accept(hearing);
                var first = hearing.isFirst();
                if (!first) LOG.debug("{} came again", letter);
                return first;
            }));
        } catch (ConcurrencyFailureException collision) {
            // another webhook of the same call was faster: look again at what it left behind
            if (triesLeft <= 1) throw collision;
            return hear(letter, judging, triesLeft - 1);
        }
    }

    /** What became of a letter. */
    enum Heard {
        NEW,
        REPEATED,
        PUT_ASIDE,
        /** It changes nothing, whenever it is told, and is not kept. */
        OF_NO_INTEREST
    }

    private Hearing of(Letter letter) {
        return Hearing.once(
                rows,
                "insert into inbox (key, sender, received_at, gist) values (?, ?, ?, ?) on conflict do nothing",
                letter.key(),
                letter.sender().name(),
                clock.instant().atOffset(ZoneOffset.UTC),
                letter.gist());
    }

    private void putAside(Letter letter, RuntimeException fault) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        try {
            inTransaction.executeWithoutResult(status -> jdbc.sql(
                            "insert into inbox (key, sender, received_at, body, gist, attempts, fault, judge_at)"
                                    + " values (?, ?, ?, ?, ?, 1, ?, ?) on conflict do nothing")
                    .params(letter.key(), letter.sender().name(), now, storable(letter.body()), letter.gist())
                    .params(fault.getClass().getName(), now.plus(FIRST_PAUSE))
                    .update());
        } catch (RuntimeException noDatabase) {
            throw notStored(letter, noDatabase);
        }
    }

    /** PostgreSQL keeps every character but this one. */
    private static String storable(String body) {
        return body.replace('\0', '\uFFFD');
    }

    /** Makes Twilio send it again. */
    private static Refusal notStored(Letter letter, Exception noDatabase) {
        LOG.error("{} cannot be stored, Twilio is asked to send it again: {}", letter, Fault.inShort(noDatabase));
        return new Refusal(503, "not_stored", "This cannot be stored now: send it again.");
    }
}
