package com.flexreconnect.operator;

import com.flexreconnect.recovery.Effect;
import com.flexreconnect.recovery.RecoveryEvent;
import com.flexreconnect.stored.StoredJson;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many recoveries of people who do not exist, over the last thirty days. */
final class InventedRecoveries {

    private static final String MANY = """
            with n as (select i, now() - (i * interval '30 days' / ?) as at, random() as how, random() as long
                       from generate_series(?, ?) i),
            r as (select i, at,
                  case when at > now() - interval '10 minutes' and i <= 12 then null when how < .71 then 'RECOVERED' when how < .86 then 'HANDED_OVER'
                       when how < .92 then 'CUSTOMER_LEFT' when how < .97 then 'FALSE_ALARM' when how < .99 then 'GAVE_UP'
                       else 'CLOSED_BY_HAND' end as outcome,
                  at + (1.2 + 9 * long * long * long * long + case when how between .71 and .86 then 16 + 60 * long * long * long else 0 end) * interval '1 second' as ended,
                  1 + (power(random(), 2) * 40)::int as agent
                  from n)
            insert into recovery (id, conference_sid, task_sid, customer_call_sid, agent_call_sid, worker_sid,
                worker_name, reconnect_task_sid, phase, outcome, state, opened_at, closed_at, reunited_at)
            select gen_random_uuid(), 'CF' || md5('c' || i), 'WT' || md5('t' || i), 'CA' || md5('u' || i), 'CA' || md5('a' || i),
                'WK' || md5('w' || agent), (array['Amara','Bela','Chidi','Dana','Emil','Farah','Goran','Hana','Ivo','Jun'])[1 + agent % 10]
                    || ' ' || chr(65 + agent % 26) || '.',
                case when outcome in ('RECOVERED', 'HANDED_OVER') then 'WT' || md5('r' || i) end, case when outcome is null then 'PINGING' else 'CLOSED' end, outcome,
                jsonb_build_object('lost', jsonb_build_object('conference', 'CF' || md5('c' || i), 'agent',
                    jsonb_build_object('worker', 'WK' || md5('w' || agent), 'name', (array['Amara','Bela','Chidi','Dana','Emil','Farah','Goran','Hana','Ivo','Jun'])[1 + agent % 10]
                    || ' ' || chr(65 + agent % 26) || '.', 'task', 'WT' || md5('t' || i), 'workflow', 'WW' || md5('f'),
                        'reservation', 'WR' || md5('v' || i)), 'agentCall', 'CA' || md5('a' || i), 'customer', 'CA' || md5('u' || i)),
                    'others', '[]'::jsonb, 'kept', 'NOT_ASKED', 'ping', null, 'stage',
                    case when outcome is null then '{"@type":"Pinging","looked":false}'::jsonb
                         else jsonb_build_object('@type', 'Closed', 'outcome', outcome) end),
                at, case when outcome is not null then ended end, case when outcome in ('RECOVERED', 'HANDED_OVER') then ended end
            from r
            """;

    private static final String ATTRIBUTES = """
            insert into known_attributes (task_sid, attributes, seen_at)
            select 'WT' || md5('t' || i), '{"from":"+1555' || lpad(i::text, 7, '0') || '","call_sid":"CA' || md5('u' || i)
                || '"}', now() - (i * interval '30 days' / ?)
            from generate_series(?, ?) i on conflict do nothing
            """;

    private static final int SLICE = 25_000;

    private InventedRecoveries() {}

    /** The newest has the number +1 555 0000001, and so on back in time. */
    static void fill(JdbcClient sql, int many) {
        // the service's connections give up a statement after 20 s
        for (var from = 1; from <= many; from += SLICE)
            for (var insert : List.of(MANY, ATTRIBUTES))
                sql.sql(insert)
                        .params(many, from, Math.min(many, from + SLICE - 1))
                        .update();
        sql.sql("vacuum analyze recovery").update();
        sql.sql("analyze known_attributes").update();
    }

    /** Callers who wait now, in every standing. The patience of none of them ends. */
    static void waiting(JdbcClient sql, StoredJson json) {
        stage(
                sql,
                1,
                "38 seconds",
                "{\"@type\":\"Waiting\",\"target\":\"ANY_WORKER\",\"reconnect\":\"WT%s\",\"attempt\":1,\"round\":0}");
        stage(sql, 2, "27 seconds", "{\"@type\":\"Pinging\",\"looked\":false}");
        stage(
                sql,
                3,
                "42 seconds",
                "{\"@type\":\"Waiting\",\"target\":\"SAME_WORKER\",\"reconnect\":\"WT%s\",\"attempt\":1,\"round\":0}");
        stage(
                sql,
                4,
                "19 seconds",
                "{\"@type\":\"Enqueueing\",\"target\":\"ANY_WORKER\",\"attempt\":2,\"looked\":true}");
        stage(
                sql,
                5,
                "4 seconds",
                "{\"@type\":\"Reconnecting\",\"target\":\"SAME_WORKER\",\"worker\":null,\"reconnect\":\"WT%s\",\"attempt\":1,\"round\":0}");
        news(
                sql,
                json,
                new RecoveryEvent.PingOver(new com.flexreconnect.sid.TaskSid("WT" + "3".repeat(32))),
                "WAITING");
        deed(sql, json, new Effect.Announce());
    }

    private static void stage(JdbcClient sql, int nth, String ago, String stage) {
        sql.sql(
                        "update recovery set closed_at = null, outcome = null, reunited_at = null, opened_at = now() - cast(? as interval),"
                                + " phase = 'OPEN', state = jsonb_set(state, '{stage}', cast(? as jsonb))"
                                + " where customer_call_sid = 'CA' || md5('u' || ?)")
                .params(ago, stage.formatted("4".repeat(32)), nth)
                .update();
    }

    private static void news(JdbcClient sql, StoredJson json, RecoveryEvent event, String phase) {
        sql.sql("insert into recovery_history (recovery_id, at, event, phase, effects, told)"
                        + " select id, opened_at + interval '15 seconds', ?, ?, '[]', cast(? as jsonb) from recovery"
                        + " where customer_call_sid = 'CA' || md5('u1')")
                .params(event.toString(), phase, json.write(event))
                .update();
    }

    private static void deed(JdbcClient sql, StoredJson json, Effect effect) {
        sql.sql(
                        "insert into effect (id, subject, name, effect, status, attempts, entered_at, changed_at, first_tried_at)"
                                + " select gen_random_uuid(), id::text, ?, cast(? as jsonb), 'DONE', 1, opened_at,"
                                + " opened_at + interval '84 ms', opened_at from recovery where customer_call_sid = 'CA' || md5('u1')")
                .params(effect.toString(), json.write(effect))
                .update();
    }
}
