package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Weeks go by: every time in the database moves into the past, and the service's own chores, due by that, run. Which
 * tables there are is asked of the database: a new one must be emptied, too.
 */
class NothingGrowsTest extends Scenario {

    private static final int DAYS = 10;

    /** At the default retention of thirty days. */
    private static final int FULL = 4;

    NothingGrowsTest() {
        super(CallCentre.another());
    }

    @Test
    void however_long_it_runs_and_everything_personal_is_gone_in_the_end() {
        var sizes = new ArrayList<Map<String, Integer>>();
        for (var round = 0; round < FULL + 2; round++) {
            if (round % 2 == 0) aRecoveredCall();
            else aCallerWhoLeft();
            timePasses(DAYS);
            until(() -> count("select count(*) from scheduled_tasks where task_instance <> 'recurring'") == 0);
            sizes.add(sizes());
        }
        assertThat(sizes.subList(FULL, sizes.size()))
                .allSatisfy(later -> later.forEach(
                        (table, rows) -> assertThat(rows).as(table).isLessThanOrEqualTo(mostUntil(sizes, table))));
        timePasses(31);
        assertThat(sizes())
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
    }

    @Test
    void a_recovery_that_nothing_ever_closed_does_not_stay_for_ever() {
        callWithAda();
        ada.stayAway();
        untilPhase("PINGING");
        centre.sql
                .sql("delete from scheduled_tasks where task_name = 'patience'")
                .update();
        centre.sql
                .sql("update recovery set state = jsonb_set(state, '{stage}', '{\"@type\": \"Forgotten\"}')")
                .update();
        timePasses(31);
        assertThat(count("select count(*) from recovery")).isOne();
        timePasses(31);
        until(() -> sizes().values().stream().allMatch(rows -> rows == 0));
    }

    private void aRecoveredCall() {
        var before = count("select count(*) from recovery");
        twilio.reset();
        ada = twilio.agent("Ada");
        var customer = callWithAda();
        ada.refresh(BRIEFLY);
        until(() -> count("select count(*) from recovery") > before && open() == 0);
        until(() -> hearsAnAgent(customer));
        settled(ada);
        nothingToDo();
    }

    private void aCallerWhoLeft() {
        twilio.reset();
        ada = twilio.agent("Ada");
        var customer = callWithAda();
        ada.stayAway();
        until(() -> open() == 1);
        customer.hangUp();
        until(() -> open() == 0);
        nothingToDo();
    }

    private void nothingToDo() {
        until(() -> count("select count(*) from effect where status in ('ENTERED', 'STARTED')") == 0);
    }

    private int open() {
        return count("select count(*) from recovery where closed_at is null");
    }

    private void timePasses(int days) {
        var steps = columns().stream()
                .map(column -> "update %1$s set %2$s = %2$s - interval '%3$d days' where %2$s is not null;"
                        .formatted(column.get("table_name"), column.get("column_name"), days))
                .collect(Collectors.joining(" "));
        // at once: a chore that becomes due must not run before everything has aged
        until(() -> age("do $$ begin " + steps + " end $$"));
        until(() -> count("select count(*) from scheduled_tasks where last_success > now() - interval '1 day'"
                        + " and task_name in ('forget-old-calls', 'inbox-purge')")
                == 2);
    }

    /** The service is at work on the same rows: of a deadlock either may be the victim. */
    private boolean age(String all) {
        try {
            centre.sql.sql(all).update();
            return true;
        } catch (PessimisticLockingFailureException victim) {
            return false;
        }
    }

    /** Without the chores' own rows, one each. */
    private Map<String, Integer> sizes() {
        var sizes = new TreeMap<String, Integer>();
        tables().forEach(table -> sizes.put(table, count("select count(*) from " + table)));
        sizes.put("scheduled_tasks", count("select count(*) from scheduled_tasks where task_instance <> 'recurring'"));
        return sizes;
    }

    private static int mostUntil(List<Map<String, Integer>> sizes, String table) {
        return sizes.subList(0, FULL).stream()
                        .mapToInt(size -> size.get(table))
                        .max()
                        .orElseThrow()
                + 3; // what a call leaves behind differs by a callback or two
    }

    private List<String> tables() {
        return centre.sql
                .sql("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_name <> 'flyway_schema_history'")
                .query(String.class)
                .list();
    }

    private List<Map<String, Object>> columns() {
        return centre.sql
                .sql("select table_name, column_name from information_schema.columns where table_schema = 'public'"
                        + " and data_type like 'timestamp%' and table_name <> 'flyway_schema_history'")
                .query()
                .listOfRows();
    }
}
