package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect;
import com.flexreconnect.recovery.EffectSink;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
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
    private final Duration longestLife;

    Ledger(JdbcClient jdbc, StoredJson json, Performances performances, Clock clock, Steps steps) {
        this(jdbc, json, performances, clock, steps, Duration.ofSeconds(8));
    }

    /**
     * @param longestLife of a request to Twilio, from being sent to being performed or never: longer than we wait for its
     *     answer, shorter than a step's patience, so that the same attempt is made again. Twilio names no such time
     */
    @Autowired
    Ledger(
            JdbcClient jdbc,
            StoredJson json,
            Performances performances,
            Clock clock,
            Steps steps,
            @Value("${reconnect.requests-live:8s}") Duration longestLife) {
        this.longestLife = longestLife;
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

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(TaskSid task, Effect effect) {
        enter(task.value(), clock.instant(), effect);
    }

    /** What was refused for now, by Twilio or by our own limit, stands as entered: it has not happened. */
    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> askedSince(UUID recovery) {
        var now = now();
        return jdbc
                .sql("select effect, case when status = 'ENTERED' then ? else asked_at end asked from effect"
                        + " where subject = ? and entered_at > ? and (status = 'ENTERED' or asked_at is not null)")
                .params(now, recovery.toString(), now.minus(AT_MOST_OWED))
                .query((row, _) -> new Asked(
                        json.read(row.getString("effect"), Effect.class),
                        row.getObject("asked", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .filter(one -> Precedence.of(one.effect()) == Urgency.CALLER_FEELS_IT)
                .map(Asked::at)
                .max(Instant::compareTo);
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
                                + " first_tried_at = coalesce(first_tried_at, ?), changed_at = ?,"
                                + " asked_at = case when status = 'ENTERED' then ? else asked_at end,"
                                + " may_happen_until = case when ? then ? else may_happen_until end"
                                + " where id = ? and attempts = ? and status in ('ENTERED', 'STARTED')")
                        .params(now(), now(), now(), entry.asksAtOnce(), lifesEnd(), entry.id(), entry.attempts())
                        .update()
                == 1;
    }

    /** Until when a request for the same, or another redirect of the same caller, may still be performed. */
    @Transactional(readOnly = true)
    Optional<Instant> mayHappenUntil(Entry entry, Instant asOf) {
        return jdbc
                .sql("select id, effect, may_happen_until from effect where subject = ? and may_happen_until > ?")
                .params(entry.subject(), asOf.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Unanswered(
                        row.getObject("id", UUID.class),
                        json.read(row.getString("effect"), Effect.class),
                        row.getObject("may_happen_until", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .filter(one -> one.id().equals(entry.id())
                        || Repeat.isRedirect(one.effect()) && Repeat.isRedirect(entry.effect()))
                .map(Unanswered::until)
                .max(Instant::compareTo);
    }

    /**
     * The request itself leaves now, after a look.
     *
     * @return whether it is still ours: nobody has begun or settled it since
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean sent(Entry entry) {
        return jdbc.sql("update effect set may_happen_until = ?"
                                + " where id = ? and attempts = ? and status = 'STARTED'")
                        .params(lifesEnd(), entry.id(), entry.attempts() + 1)
                        .update()
                == 1;
    }

    /** Twilio answered: it has happened, or never will. */
    @Transactional
    void answered(UUID id) {
        jdbc.sql("update effect set may_happen_until = null where id = ?")
                .param(id)
                .update();
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
        jdbc.sql("update effect set status = ?, note = ?, changed_at = ?,"
                        + " may_happen_until = case when ? then null else may_happen_until end where id = ?")
                .params(how.name(), note, now(), how == Settlement.DONE, id)
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

    private OffsetDateTime lifesEnd() {
        return now().plus(longestLife);
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
            Optional<String> trace) {

        /** Whether the first request is the very one that must not be made twice, and not a look. */
        boolean asksAtOnce() {
            return !mayHaveHappened
                    && Repeat.isOnce(effect)
                    && !(effect instanceof Effect.SendToFallback)
                    && !(effect instanceof Effect.EnqueueCustomer(var _, var attempt) && attempt > 1);
        }
    }

    private record Asked(Effect effect, Instant at) {}

    private record Unanswered(UUID id, Effect effect, Instant until) {}
}
