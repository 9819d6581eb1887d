package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect;
import com.flexreconnect.recovery.EffectSink;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.stored.StoredJson;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    private final JdbcClient jdbc;
    private final StoredJson json;
    private final Performances performances;
    private final Clock clock;

    Ledger(JdbcClient jdbc, StoredJson json, Performances performances, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.performances = performances;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(UUID recovery, Effect effect) {
        enter(recovery.toString(), effect);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(ConferenceSid conference, Effect effect) {
        enter(conference.value(), effect);
    }

    private void enter(String subject, Effect effect) {
        var id = UUID.randomUUID();
        var entered = jdbc.sql(
                        "insert into effect (id, subject, name, effect, status, attempts, entered_at, changed_at)"
                                + " values (?, ?, ?, cast(? as jsonb), 'ENTERED', 0, ?, ?) on conflict do nothing")
                .params(id, subject, name(effect, id), json.write(effect), now(), now())
                .update();
        if (entered > 0) performances.ask(id);
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
                        row.getObject("entered_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * From now on it may have happened, whatever becomes of us.
     *
     * @return whether it is ours: nobody has begun or settled it since the entry was read
     */
    @Transactional
    boolean started(Entry entry) {
        return jdbc.sql("update effect set status = 'STARTED', attempts = attempts + 1, changed_at = ?"
                                + " where id = ? and attempts = ? and status in ('ENTERED', 'STARTED')")
                        .params(now(), entry.id(), entry.attempts())
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

    /** @param mayHaveHappened an earlier attempt was begun and nobody knows how it ended */
    record Entry(
            UUID id, String subject, Effect effect, boolean mayHaveHappened, int attempts, java.time.Instant entered) {}
}
