package com.flexreconnect.recovery;

import com.flexreconnect.conference.RememberedRosters.Version;
import com.flexreconnect.recovery.Passing.News;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.stored.Convoy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Writes rosters with the letters that told of them, as many as wait at the moment in one statement. Each for itself is written
 * or not: where the roster is no longer the one that was judged, where somebody is being recovered, where the letter is no
 * news. What somebody else holds at the moment is not waited for. If the statement fails, none is written.
 */
@Component
class PassTogether {

    /** {@code offset 0}: an index is asked for each, whatever PostgreSQL thinks of tables that it has not counted yet. */
    private static final String PASS = """
            with judged as (
              select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as one (
                conference_sid, task_sid, roster, ended, written_in, written_at, customer, joined, key, gist, number)
            ), held as (
              select judged.*, room.place from judged cross join lateral (
                select ctid as place from conference
                where conference_sid = judged.conference_sid
                  and xmin = judged.written_in::xid and updated_at = judged.written_at::timestamptz
                for update skip locked) room
              where not exists (
                  select from recovery where conference_sid = judged.conference_sid and closed_at is null offset 0)
                and not exists (
                  select from recovery
                  where customer_call_sid in (judged.customer, judged.joined) and closed_at is null offset 0)
            ), changed as (
              update conference set task_sid = held.task_sid, roster = held.roster::jsonb, ended = held.ended, updated_at = ?
              from held where conference.ctid = held.place
              returning number, key, gist, conference.xmin::text as written_in
            ), letter as (
              insert into inbox (key, sender, received_at, gist)
              select key, 'CONFERENCE', ?, gist from changed where key is not null
              on conflict do nothing returning key
            )
            select number, written_in from changed where key is null or key in (select key from letter)""";

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int TOGETHER = 64;

    private final JdbcOperations jdbc;
    private final Clock clock;
    private final Convoy<Passing, Optional<Version>> convoy;

    /** @param atOnce so many statements are under way at the same time, each on a connection of its own */
    PassTogether(JdbcOperations jdbc, Clock clock, @Value("${reconnect.passing-at-once:3}") int atOnce) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.convoy = new Convoy<>(atOnce, TOGETHER, PATIENCE, this::write);
    }

    /**
     * To be called outside of transactions.
     *
     * @return what was written; empty when nothing was
     * @throws org.springframework.dao.DataAccessException when nothing was, or nobody knows
     */
    Optional<Version> pass(Passing one) {
        return convoy.send(one).flatMap(Function.identity());
    }

    private List<Optional<Version>> write(List<Passing> all) {
        var now = Version.at(clock.instant());
        var written = new Version[all.size()];
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (var statement = connection.prepareStatement(PASS)) {
                bind(all, now, connection, statement);
                var rows = statement.executeQuery();
                while (rows.next()) written[rows.getInt(1) - 1] = new Version(rows.getString(2), now);
                return true;
            }
        });
        return Arrays.stream(written).map(Optional::ofNullable).toList();
    }

    private static void bind(List<Passing> all, OffsetDateTime now, Connection connection, PreparedStatement statement)
            throws SQLException {
        var texts = List.<Function<Passing, @Nullable Object>>of(
                one -> one.next().sid().value(),
                one -> one.next().task().map(TaskSid::value).orElse(null),
                Passing::json,
                one -> one.next().ended(),
                one -> one.judged().transaction(),
                one -> one.judged().at().toString(),
                one -> one.next().customer().map(CallSid::value).orElse(""),
                one -> one.joined().map(CallSid::value).orElse(""),
                one -> one.letter().map(News::key).orElse(null),
                one -> one.letter().map(News::gist).orElse(null));
        var parameter = 0;
        for (var text : texts) {
            var type = parameter == 3 ? "bool" : "text";
            statement.setArray(
                    ++parameter,
                    connection.createArrayOf(type, all.stream().map(text).toArray()));
        }
        statement.setObject(++parameter, now);
        statement.setObject(++parameter, now);
    }
}
