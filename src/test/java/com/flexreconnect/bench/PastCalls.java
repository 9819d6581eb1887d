package com.flexreconnect.bench;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Calls that a database remembers: half of them live, half over, with a real call's roster and attributes and ten letters each;
 * one in a hundred was recovered, and of those one in ten still is being recovered. Their SIDs are without order, as Twilio's are.
 */
final class PastCalls {

    static final List<String> TABLES =
            List.of("conference", "inbox", "known_attributes", "recovery", "recovery_history", "effect");

    private PastCalls() {}

    /** To a database that has heard of at least one whole call. */
    static void add(JdbcClient sql, int number) {
        for (var statement : List.of("""
                insert into conference (conference_sid, task_sid, roster, ended, opened_at, updated_at)
                select 'CF' || md5('c' || i), 'WT' || md5('t' || i), one.roster, i % 2 = 0,
                  now() - i * interval '1 second', now() - i * interval '1 second'
                from generate_series(1, :number) i,
                  (select roster from conference where ended order by length(roster::text) desc limit 1) one
                """, """
                insert into known_attributes (task_sid, attributes, seen_at, first_seen_at)
                select 'WT' || md5('t' || i), one.attributes, now() - i * interval '1 second', now() - i * interval '1 second'
                from generate_series(1, :number) i, (select attributes from known_attributes limit 1) one
                """, """
                insert into inbox (key, sender, received_at, gist)
                select 'conference:CF' || md5('c' || i) || ':' || n, 'CONFERENCE', now() - i * interval '1 second', one.gist
                from generate_series(1, :number) i, generate_series(1, 7) n,
                  (select gist from inbox where sender = 'CONFERENCE' order by length(gist) desc limit 1) one
                """, """
                insert into inbox (key, sender, received_at, gist)
                select 'event:EV' || md5('e' || i || ':' || n), 'TASK_ROUTER', now() - i * interval '1 second', ''
                from generate_series(1, :number) i, generate_series(1, 3) n
                """, """
                insert into recovery (id, conference_sid, task_sid, customer_call_sid, phase, outcome, state, opened_at, closed_at)
                select md5('r' || i)::uuid, 'CF' || md5('c' || i), 'WT' || md5('t' || i), 'CA' || md5('u' || i),
                  case when i % 1000 = 0 then 'WAITING' else 'CLOSED' end, case when i % 1000 = 0 then null else 'RECOVERED' end,
                  '{}', now() - i * interval '1 second', case when i % 1000 = 0 then null else now() - i * interval '1 second' end
                from generate_series(1, :number) i where i % 100 = 0
                """, """
                insert into recovery_history (recovery_id, at, event, phase, effects)
                select md5('r' || i)::uuid, now(), repeat('event ', 10), 'PINGING', '[]'
                from generate_series(1, :number) i, generate_series(1, 15) n where i % 100 = 0
                """, """
                insert into effect (id, subject, name, effect, status, attempts, entered_at, changed_at)
                select gen_random_uuid(), md5('r' || i)::uuid::text, 'Effect ' || n, '{}', 'DONE', 1,
                  now() - i * interval '1 second', now()
                from generate_series(1, :number) i, generate_series(1, 10) n where i % 100 = 0
                """))
            sql.sql(statement).param("number", number).update();
        TABLES.forEach(table -> sql.sql("vacuum analyze " + table).update());
        sql.sql("checkpoint").update();
    }
}
