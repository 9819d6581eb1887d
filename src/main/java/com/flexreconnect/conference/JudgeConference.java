package com.flexreconnect.conference;

import com.flexreconnect.conference.Conference.Judged;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.stored.Once;
import com.flexreconnect.stored.StoredJson;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters facts in a conference's roster, one transaction at a time, and says what they mean. The roster is one value,
 * written as a whole. Every callback comes by here: hence plain SQL.
 */
@Component
public class JudgeConference {

    private static final String LOCK = "select roster from conference where conference_sid = ? for update";

    private final JdbcClient jdbc;
    private final StoredJson json;
    private final Clock clock;

    JudgeConference(JdbcClient jdbc, StoredJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Holds the conference's row, where there is one, until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Held hold(ConferenceSid sid) {
        return held(sid, jdbc.sql(LOCK).param(sid.value()).query(String.class).list());
    }

    /**
     * The same in the round trip that says whether this is heard for the first time.
     *
     * @return empty when it was heard before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Held> hold(ConferenceSid sid, Once once) {
        return once.ask(LOCK, (row, _) -> row.getString(1), sid.value()).map(rows -> held(sid, rows));
    }

    private Held held(ConferenceSid sid, List<String> rows) {
        return rows.isEmpty()
                ? new Held(Conference.empty(sid), false)
                : new Held(json.read(rows.getFirst(), Conference.class), true);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Judged enter(Held held, List<ConferenceEvent> events) {
        var judged = judged(held.room(), events);
        if (held.kept()) {
            if (!judged.next().equals(held.room())) write(judged.next());
            return judged;
        }
        // Of two callbacks that come at once for a new conference one makes the row, the other waits for it here.
        return open(judged.next()) ? judged : enter(hold(held.room().sid()), events);
    }

    private static Judged judged(Conference room, List<ConferenceEvent> events) {
        var judged = new Judged(room, new ArrayList<>());
        for (var event : events) {
            var step = judged.next().after(event);
            judged.findings().addAll(step.findings());
            judged = new Judged(step.next(), judged.findings());
        }
        return judged;
    }

    private boolean open(Conference next) {
        return jdbc.sql("insert into conference (task_sid, roster, ended, opened_at, updated_at, conference_sid)"
                                + " values (?, cast(? as jsonb), ?, ?, ?, ?) on conflict do nothing")
                        .param(next.task().map(TaskSid::value).orElse(null))
                        .params(
                                json.write(next),
                                next.ended(),
                                now(),
                                now(),
                                next.sid().value())
                        .update()
                == 1;
    }

    private void write(Conference next) {
        jdbc.sql("update conference set task_sid = ?, roster = cast(? as jsonb), ended = ?, updated_at = ?"
                        + " where conference_sid = ?")
                .param(next.task().map(TaskSid::value).orElse(null))
                .params(json.write(next), next.ended(), now(), next.sid().value())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /**
     * A conference as it stands, its row held by the transaction.
     *
     * @param kept whether there is a row
     */
    public record Held(Conference room, boolean kept) {}
}
