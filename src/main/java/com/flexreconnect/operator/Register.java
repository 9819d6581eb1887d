package com.flexreconnect.operator;

import com.flexreconnect.recovery.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All recoveries, newest first, a page at a time: each page begins after a key, so the last is as fast as the first. */
@Component
@WhenConfigured
class Register {

    static final int PAGE = 50;

    static final String COLUMNS =
            "id, opened_at, closed_at, reunited_at, outcome, phase, worker_name, customer_call_sid";

    private final JdbcClient jdbc;

    Register(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param withoutAgent until the caller was with an agent again, or the recovery's end; empty while it is open and for a false
     *     alarm
     */
    record Line(
            UUID id,
            Instant since,
            Optional<Outcome> outcome,
            String agent,
            String customerCall,
            Optional<Duration> withoutAgent) {}

    /** The line after which a page begins. */
    record Key(Instant since, UUID id) {

        /** @return empty for text that is not a key */
        static Optional<Key> read(@Nullable String text) {
            try {
                if (text == null || text.isBlank()) return Optional.empty();
                var parts = text.split("_", 2);
                return Optional.of(new Key(Instant.parse(parts[0]), UUID.fromString(parts[1])));
            } catch (RuntimeException malformed) {
                return Optional.empty();
            }
        }

        static Key of(Line line) {
            return new Key(line.since(), line.id());
        }

        @Override
        public String toString() {
            return since + "_" + id;
        }
    }

    /** One more than a page when there is another one. */
    List<Line> after(Optional<Key> key, Optional<Outcome> outcome) {
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        outcome.ifPresent(wanted -> {
            where.add("outcome = ?");
            values.add(wanted.name());
        });
        key.ifPresent(last -> {
            where.add("(opened_at, id) < (?, ?)");
            values.add(last.since().atOffset(ZoneOffset.UTC));
            values.add(last.id());
        });
        var condition = where.isEmpty() ? "" : " where " + String.join(" and ", where);
        return jdbc.sql("select " + COLUMNS + " from recovery" + condition + " order by opened_at desc, id desc limit "
                        + (PAGE + 1))
                .params(values)
                .query(Register::line)
                .list();
    }

    static Line line(ResultSet row, int number) throws SQLException {
        var since = time(row, "opened_at").orElseThrow();
        var end = time(row, "reunited_at").or(() -> quietly(row));
        return new Line(
                row.getObject("id", UUID.class),
                since,
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
                Optional.ofNullable(row.getString("worker_name")).orElse("an agent"),
                row.getString("customer_call_sid"),
                "FALSE_ALARM".equals(row.getString("outcome"))
                        ? Optional.empty()
                        : end.map(at -> Duration.between(since, at)));
    }

    private static Optional<Instant> quietly(ResultSet row) {
        try {
            return time(row, "closed_at");
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
