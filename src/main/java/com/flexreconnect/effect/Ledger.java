package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect;
import com.flexreconnect.recovery.EffectSink;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.stored.StoredJson;
import com.flexreconnect.telemetry.Steps;
import com.flexreconnect.twilio.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to be done, and how far it is. An effect is entered once for each subject, however often it is decided, unless
 * it is to be done anew.
 */
@Component
class Ledger implements EffectSink {

    /** However long our own queue is, nobody's patience is stretched for longer. */
    private static final Duration AT_MOST_OWED = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final StoredJson json;
    private final Performances performances;
    private final Clock clock;
    private final Steps steps;

    Ledger(JdbcClient jdbc, StoredJson json, Performances performances, Clock clock, Steps steps) {
        this.jdbc = jdbc;
        this.json = json;
        this.performances = performances;
        this.clock = clock;
        this.steps = steps;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(UUID recovery, Instant lostAt, Effect effect) {
        enter(recovery.toString(), lostAt, effect);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(ConferenceSid conference, Effect effect) {
        enter(conference.value(), clock.instant(), effect);
    }

    /** What was refused for now, by Twilio or by our own limit, stands as entered: it has not happened. */
    @Override
    @Transactional(readOnly = true)
    public boolean owes(UUID recovery) {
        return jdbc
                .sql("select effect from effect where subject = ? and status = 'ENTERED' and entered_at > ?")
                .params(recovery.toString(), clock.instant().minus(AT_MOST_OWED).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list()
                .stream()
                .anyMatch(effect -> Precedence.of(json.read(effect, Effect.class)) == Urgency.CALLER_FEELS_IT);
    }

    private void enter(String subject, Instant since, Effect effect) {
        var id = UUID.randomUUID();
        var entered = jdbc.sql(
                        "insert into effect (id, subject, name, effect, status, attempts, entered_at, changed_at, traceparent)"
                                + " values (?, ?, ?, cast(? as jsonb), 'ENTERED', 0, ?, ?, ?) on conflict do nothing")
                .params(Arrays.asList(
                        id,
                        subject,
                        name(effect, id),
                        json.write(effect),
                        now(),
                        now(),
                        steps.current().orElse(null)))
                .update();
        if (entered > 0) performances.ask(id, effect, since);
    }

    private static String name(Effect effect, UUID id) {
        return effect instanceof Effect.Anew ? effect + " " + id : effect.toString();
    }

    /** @return empty when it is settled, or nobody entered it */
    @Transactional(readOnly = true)
    Optional<Entry> open(UUID id) {
        return jdbc.sql("select * from effect where id = ? and status in ('ENTERED', 'STARTED')")
                .param(id)
                .query((row, _) -> new Entry(
                        id,
                        row.getString("subject"),
                        json.read(row.getString("effect"), Effect.class),
                        row.getString("status").equals("STARTED"),
                        row.getInt("attempts"),
                        row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("first_tried_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getString("traceparent"))))
                .optional();
    }

    /**
     * From now on it may have happened, whatever becomes of us.
     *
     * @return whether it is ours: nobody has begun or settled it since the entry was read
     */
    @Transactional
    boolean started(Entry entry) {
        return jdbc.sql("update effect set status = 'STARTED', attempts = attempts + 1,"
                                + " first_tried_at = coalesce(first_tried_at, ?), changed_at = ?"
                                + " where id = ? and attempts = ? and status in ('ENTERED', 'STARTED')")
                        .params(now(), now(), entry.id(), entry.attempts())
                        .update()
                == 1;
    }

    /** Twilio said that it did not happen, and to ask again later. */
    @Transactional
    void notYet(UUID id, String note) {
        jdbc.sql("update effect set status = 'ENTERED', note = ?, changed_at = ? where id = ?")
                .params(note, now(), id)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void settled(UUID id, Settlement how, String note) {
        jdbc.sql("update effect set status = ?, note = ?, changed_at = ? where id = ?")
                .params(how.name(), note, now(), id)
                .update();
    }

    /** Writes down what this attempt has asked of Twilio, for people who look what happened. Joins a transaction. */
    @Transactional
    void asked(Job job) {
        if (job.requests().isEmpty()) return;
        var rows = String.join(", ", Collections.nCopies(job.requests().size(), "(?, ?, ?, ?, ?, ?)"));
        var insert =
                jdbc.sql("insert into effect_request (effect_id, attempt, at, request, status, millis) values " + rows);
        for (var request : job.requests())
            insert = insert.params(
                    job.entry().id(),
                    job.entry().attempts() + 1,
                    request.at().atOffset(ZoneOffset.UTC),
                    request.asked().request(),
                    request.asked().status(),
                    Math.toIntExact(request.asked().took().toMillis()));
        insert.update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    enum Settlement {
        DONE,
        /** What it was about is no longer there. */
        GONE,
        REFUSED,
        /** Overtaken: nobody wants it any more. */
        UNWANTED
    }

    /**
     * @param mayHaveHappened an earlier attempt was begun and nobody knows how it ended
     * @param firstTried empty when Twilio was never asked for it
     * @param trace where it was decided; empty where traces are off
     */
    record Entry(
            UUID id,
            String subject,
            Effect effect,
            boolean mayHaveHappened,
            int attempts,
            Instant enteredAt,
            Optional<Instant> firstTried,
            Optional<String> trace) {}
}
