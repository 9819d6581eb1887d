package com.flexreconnect.conference;

import com.flexreconnect.conference.RememberedRosters.Version;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.stored.Hearing;
import com.flexreconnect.stored.StoredJson;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds a conference's roster while somebody judges what is heard of it, one transaction at a time. The roster is one
 * value, written as a whole. Every callback comes by here: hence plain SQL.
 */
@Component
public class HoldConference {

    private static final String LOCK =
            "select roster, pg_current_xact_id()::xid::text from conference where conference_sid = ? for update";

    private final RememberedRosters remembered;
    private final StoredJson json;
    private final Clock clock;

    HoldConference(RememberedRosters remembered, StoredJson json, Clock clock) {
        this.remembered = remembered;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Holds the conference's row, where there is one, until the transaction ends.
     *
     * @return to be asked for once the hearing has sent this
     */
    public Supplier<Held> hold(ConferenceSid sid, Hearing hearing) {
        var rows = hearing.ask(
                LOCK,
                (row, _) -> new Held(json.read(row.getString(1), Conference.class), Optional.of(row.getString(2))),
                sid.value());
        return () -> rows.get().stream().findFirst().orElseGet(() -> new Held(Conference.empty(sid), Optional.empty()));
    }

    /**
     * Writes the roster as it is now, with whatever is sent next.
     *
     * @return false when another callback has made the conference's row meanwhile: to be held and judged anew
     */
    public boolean enter(Held held, Conference next, Hearing hearing) {
        if (held.transaction().isEmpty()) return open(next, hearing);
        if (!next.equals(held.room())) change(held.transaction().get(), next, hearing);
        return true;
    }

    /** Of two callbacks that come at once for a new conference one makes the row, the other waits for it here. */
    private boolean open(Conference next, Hearing hearing) {
        var now = now();
        var made = hearing.ask(
                "insert into conference (task_sid, roster, ended, opened_at, updated_at, conference_sid)"
                        + " values (?, cast(? as jsonb), ?, ?, ?, ?) on conflict do nothing returning xmin::text",
                (row, _) -> row.getString(1),
                task(next),
                json.write(next),
                next.ended(),
                now,
                now,
                next.sid().value());
        hearing.send();
        made.get().forEach(transaction -> remember(next, transaction, now, hearing));
        return !made.get().isEmpty();
    }

    private void change(String transaction, Conference next, Hearing hearing) {
        var now = now();
        hearing.change(
                "update conference set task_sid = ?, roster = cast(? as jsonb), ended = ?, updated_at = ?"
                        + " where conference_sid = ?",
                task(next),
                json.write(next),
                next.ended(),
                now,
                next.sid().value());
        remember(next, transaction, now, hearing);
    }

    /** In a transaction that goes on, the same row may be written once more. */
    private void remember(Conference next, String transaction, OffsetDateTime now, Hearing hearing) {
        if (hearing.isAlone()) remembered.remember(next, new Version(transaction, now));
    }

    private static @Nullable String task(Conference room) {
        return room.task().<@Nullable String>map(TaskSid::value).orElse(null);
    }

    private OffsetDateTime now() {
        return Version.at(clock.instant());
    }

    /**
     * A conference as it stands, its row held by the transaction.
     *
     * @param transaction that holds the row; empty where there is none
     */
    public record Held(Conference room, Optional<String> transaction) {}
}
