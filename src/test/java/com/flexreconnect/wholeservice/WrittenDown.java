package com.flexreconnect.wholeservice;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same day as the service tells it: what each recovery heard and decided, and what each effect asked. */
final class WrittenDown {

    private static final String LINES = """
            select at, coalesce(left(recovery, 4), left(subject, 6)) || '  ' || what as line from (
                select at, recovery_id::text as recovery, '' as subject,
                    event || ' -> ' || phase || ' ' || effects as what
                from recovery_history
                union all
                select opened_at, id::text, '', 'is about ' || customer_call_sid || ' in ' || conference_sid
                from recovery
                union all
                select entered_at, null, subject, 'enters ' || name from effect
                union all
                select at, null, subject, 'asks ' || request || ' ' || r.status || ' for ' || name || ', ' || millis || ' ms'
                from effect_request r join effect on id = effect_id
                union all
                select changed_at, null, subject, name || ' is ' || status || ' ' || coalesce(note, '') from effect
            ) everything
            order by at, line
            """;

    private WrittenDown() {}

    /** @param start of the day */
    static List<String> since(Instant start, JdbcClient sql) {
        return sql.sql(LINES)
                .query((row, _) -> "%9.3f s  %s"
                        .formatted(
                                (row.getTimestamp("at").toInstant().toEpochMilli() - start.toEpochMilli()) / 1000.0,
                                row.getString("line")))
                .list();
    }
}
