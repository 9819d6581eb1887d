package com.flexreconnect.conference;

import com.flexreconnect.conference.Conference.Judged;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
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

    private final JdbcClient jdbc;
    private final StoredJson json;
    private final Clock clock;

    JudgeConference(JdbcClient jdbc, StoredJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Holds the conference's row until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Judged after(ConferenceSid sid, List<ConferenceEvent> events) {
        var room = json.read(locked(sid), Conference.class);
        var judged = new Judged(room, new ArrayList<>());
        for (var event : events) {
            var step = judged.next().after(event);
            judged.findings().addAll(step.findings());
            judged = new Judged(step.next(), judged.findings());
        }
        if (!judged.next().equals(room)) write(judged.next());
        return judged;
    }

    private String locked(ConferenceSid sid) {
        return lock(sid).orElseGet(() -> {
            open(sid);
            return lock(sid).orElseThrow();
        });
    }

    private Optional<String> lock(ConferenceSid sid) {
        return jdbc.sql("select roster from conference where conference_sid = ? for update")
                .param(sid.value())
                .query(String.class)
                .optional();
    }

    /** Of two callbacks that come at once for a new conference one makes the row, the other finds it. */
    private void open(ConferenceSid sid) {
        jdbc.sql("insert into conference (conference_sid, roster, ended, updated_at)"
                        + " values (?, cast(? as jsonb), false, ?) on conflict do nothing")
                .params(sid.value(), json.write(Conference.empty(sid)), now())
                .update();
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
}
