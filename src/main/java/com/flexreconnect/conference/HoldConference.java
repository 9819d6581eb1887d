package com.flexreconnect.conference;

import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.stored.Hearing;
import com.flexreconnect.stored.StoredJson;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds a conference's roster while somebody judges what is heard of it, one transaction at a time. The roster is one
 * value, written as a whole. Every callback comes by here: hence plain SQL.
 */
@Component
public class HoldConference {

    private static final String LOCK = "select roster from conference where conference_sid = ? for update";

    private final StoredJson json;
    private final Clock clock;

    HoldConference(StoredJson json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * Holds the conference's row, where there is one, until the transaction ends.
     *
     * @return to be asked for once the hearing has sent this
     */
    public Supplier<Held> hold(ConferenceSid sid, Hearing hearing) {
        var rows = hearing.ask(LOCK, (row, _) -> row.getString(1), sid.value());
        return () -> rows.get().stream()
                .findFirst()
                .map(roster -> new Held(json.read(roster, Conference.class), true))
                .orElseGet(() -> new Held(Conference.empty(sid), false));
    }

    /**
     * Writes the roster as it is now, with whatever is sent next.
     *
     * @return false when another callback has made the conference's row meanwhile: to be held and judged anew
     */
    public boolean enter(Held held, Conference next, Hearing hearing) {
        if (!held.kept()) return open(next, hearing);
        if (!next.equals(held.room())) change(next, hearing);
        return true;
    }

    /** Of two callbacks that come at once for a new conference one makes the row, the other waits for it here. */
    private boolean open(Conference next, Hearing hearing) {
        var made = hearing.change(
                "insert into conference (task_sid, roster, ended, opened_at, updated_at, conference_sid)"
                        + " values (?, cast(? as jsonb), ?, ?, ?, ?) on conflict do nothing",
                task(next),
                json.write(next),
                next.ended(),
                now(),
                now(),
                next.sid().value());
        hearing.send();
        return made.get() == 1;
    }

    private void change(Conference next, Hearing hearing) {
        hearing.change(
                "update conference set task_sid = ?, roster = cast(? as jsonb), ended = ?, updated_at = ?"
                        + " where conference_sid = ?",
                task(next),
                json.write(next),
                next.ended(),
                now(),
                next.sid().value());
    }

    private static @Nullable String task(Conference room) {
        return room.task().<@Nullable String>map(TaskSid::value).orElse(null);
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
