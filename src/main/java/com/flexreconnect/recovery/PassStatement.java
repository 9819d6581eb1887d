package com.flexreconnect.recovery;

import com.flexreconnect.conference.RememberedRosters.Version;
import com.flexreconnect.recovery.Passing.News;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.TaskSid;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes rosters and the letters that told of them. The one statement that knows tables of three modules, because it must be
 * one: each roster with its letter is written, or neither.
 */
final class PassStatement {

    /**
     * Written so that an index is asked for each, whatever PostgreSQL thinks of tables that were small when it counted them:
     * hence {@code lateral} and {@code offset 0}, and an {@code on conflict} that is always one in place of a joined update.
     */
    static final String SQL = """
            with judged as (
              select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as one (
                conference_sid, task_sid, roster, ended, judged_in, judged_at, customer, joined, key, gist, number)
            ), held as (
              select distinct on (conference_sid) judged.* from judged left join lateral (
                select true as still_so from conference
                where conference_sid = judged.conference_sid
                  and xmin = judged.judged_in::xid and updated_at = judged.judged_at::timestamptz
                for update skip locked) as room on true
              where (still_so or judged.judged_in is null)
                and not exists (
                  select from recovery where conference_sid = judged.conference_sid and closed_at is null offset 0)
                and not exists (
                  select from recovery
                  where customer_call_sid in (judged.customer, judged.joined) and closed_at is null offset 0)
              order by conference_sid, number
            ), opened as (
              insert into conference as room (conference_sid, task_sid, roster, ended, opened_at, updated_at)
              select conference_sid, task_sid, roster::jsonb, ended, ?, ? from held where judged_in is null
              on conflict do nothing
              returning conference_sid, room.xmin::text as written_in
            ), changed as (
              insert into conference as room (conference_sid, task_sid, roster, ended, opened_at, updated_at)
              select conference_sid, task_sid, roster::jsonb, ended, ?, ? from held where judged_in is not null
              on conflict (conference_sid) do update set task_sid = excluded.task_sid, roster = excluded.roster,
                ended = excluded.ended, updated_at = excluded.updated_at
              returning conference_sid, room.xmin::text as written_in
            ), written as (
              select * from opened union all select * from changed
            ), letter as (
              insert into inbox (key, sender, received_at, gist)
              select key, 'CONFERENCE', ?, gist from held join written using (conference_sid) where key is not null
              on conflict do nothing returning key
            )
            select number, written_in from held join written using (conference_sid)
            where key is null or key in (select key from letter)""";

    private final List<Passing> all;
    private final Connection connection;

    private PassStatement(List<Passing> all, Connection connection) {
        this.all = all;
        this.connection = connection;
    }

    /** @param sql {@link #SQL}, or what explains it */
    static PreparedStatement of(List<Passing> all, OffsetDateTime now, Connection connection, String sql)
            throws SQLException {
        return new PassStatement(all, connection).bound(connection.prepareStatement(sql), now);
    }

    private PreparedStatement bound(PreparedStatement statement, OffsetDateTime now) throws SQLException {
        statement.setArray(1, texts(one -> one.next().sid().value()));
        statement.setArray(2, optional(one -> one.next().task().map(TaskSid::value)));
        statement.setArray(3, texts(Passing::json));
        statement.setArray(4, array("bool", one -> one.next().ended()));
        statement.setArray(5, optional(one -> one.judged().map(Version::transaction)));
        statement.setArray(
                6, optional(one -> one.judged().map(version -> version.at().toString())));
        statement.setArray(7, optional(one -> one.next().customer().map(CallSid::value)));
        statement.setArray(8, optional(one -> one.joined().map(CallSid::value)));
        statement.setArray(9, optional(one -> one.letter().map(News::key)));
        statement.setArray(10, optional(one -> one.letter().map(News::gist)));
        for (var time = 11; time <= 15; time++) statement.setObject(time, now);
        return statement;
    }

    private Array optional(Function<Passing, Optional<String>> text) throws SQLException {
        return array(
                "text",
                one -> text.apply(one).<@Nullable String>map(known -> known).orElse(null));
    }

    private Array texts(Function<Passing, String> text) throws SQLException {
        return array("text", text::apply);
    }

    private Array array(String type, Function<Passing, @Nullable Object> value) throws SQLException {
        return connection.createArrayOf(type, all.stream().map(value).toArray());
    }
}
