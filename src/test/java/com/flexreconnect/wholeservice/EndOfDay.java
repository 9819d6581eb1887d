package com.flexreconnect.wholeservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.world.CallRole;
import com.flexreconnect.simulator.world.CallView;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.WorldSnapshot;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When everybody has gone home nothing is left over, and all of it is written down. */
final class EndOfDay {

    private final JdbcClient sql;
    private final WorldSnapshot world;
    private final Map<String, Integer> announced;
    private final Tally tally;

    EndOfDay(JdbcClient sql, WorldSnapshot world, Map<String, Integer> announced, Tally tally) {
        this.sql = sql;
        this.world = world;
        this.announced = announced;
        this.tally = tally;
    }

    void check() {
        nothingIsLeftToDo();
        nothingIsLeftAtTwilio();
        everythingIsWrittenDown();
        sql.sql("select 'recovery ' || coalesce(outcome, 'open') from recovery")
                .query(String.class)
                .list()
                .forEach(tally::count);
    }

    private void nothingIsLeftToDo() {
        assertThat(list("select id || ' ' || phase from recovery where closed_at is null"))
                .as("open recoveries")
                .isEmpty();
        assertThat(list("select name from effect where status in ('ENTERED', 'STARTED')"))
                .as("effects still to be done")
                .isEmpty();
        assertThat(list("select task_name || ' ' || task_instance from scheduled_tasks"))
                .as("executions still to come")
                .isEmpty();
        assertThat(list("select key from inbox where judge_at is not null or fault is not null"))
                .as("messages that could not be judged")
                .isEmpty();
    }

    private void nothingIsLeftAtTwilio() {
        assertThat(world.tasks().stream()
                        .filter(task -> task.attribute("recoveryId") != null && !task.over())
                        // a reconnect's agent may still have to wrap up: a lost one's reservation is looked at below
                        .filter(task -> task.attribute("pingOf") != null
                                || !task.status().equals("wrapping"))
                        .map(task -> task.sid() + " " + task.status()))
                .as("pings and reconnects that are not over")
                .isEmpty();
        assertThat(list("select state->'lost'->'agent'->>'reservation' from recovery where outcome <> 'FALSE_ALARM'"
                        + " and not exists (select 1 from effect where subject = recovery.id::text"
                        + " and name like 'CompleteReservation%' and status = 'REFUSED')"))
                .as("reservations of lost agents")
                .allSatisfy(
                        sid -> assertThat(world.reservation(sid).orElseThrow().status())
                                .isEqualTo("completed"));
        assertThat(list("select conference_sid from recovery where outcome <> 'FALSE_ALARM'"))
                .allSatisfy(sid -> assertThat(stranded(world.conference(sid).orElseThrow()))
                        .isEmpty());
    }

    private List<CallView> stranded(ConferenceView room) {
        return room.participants().stream()
                .flatMap(one -> world.call(one.callSid()).stream())
                .filter(call -> call.role() == CallRole.EXTERNAL)
                .toList();
    }

    private void everythingIsWrittenDown() {
        announced.forEach((conference, times) -> assertThat(times)
                .as("announcements in %s", conference)
                .isLessThanOrEqualTo(list("select id from recovery where conference_sid = '" + conference + "'")
                        .size()));
        assertThat(list("select r.id::text from recovery r where phase is distinct from (select h.phase"
                        + " from recovery_history h where h.recovery_id = r.id order by h.id desc limit 1)"
                        + " or not exists (select 1 from recovery_history h where h.recovery_id = r.id"
                        + " and h.event like 'AgentLost%')"))
                .as("recoveries whose history does not say how they came where they are")
                .isEmpty();
        assertThat(list("select e.name from effect e where e.subject !~ '^(CF|WT)' and not exists"
                        + " (select 1 from recovery_history h where h.recovery_id::text = e.subject and"
                        + " position(regexp_replace(e.name, ' [0-9a-f-]{36}$', '') in h.effects) > 0)"))
                .as("effects that no history explains")
                .isEmpty();
    }

    private List<String> list(String query) {
        return sql.sql(query).query(String.class).list();
    }
}
