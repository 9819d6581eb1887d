package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.world.Sound;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The schema is migrated while calls are being recovered: they go on. */
class UpgradeWithCallsInFlightTest {

    /** What the newest migrations did, undone: the service of today cannot stand in for one that did not know it. */
    private static final String EARLIER = """
            drop table effect_request;
            alter table inbox drop column gist;
            alter table recovery_history drop column told;
            drop index recovery_opened, recovery_outcome, recovery_conference, recovery_reconnect_task;
            alter table recovery drop column agent_call_sid, drop column worker_sid, drop column worker_name,
                drop column reunited_at;
            alter table effect drop column traceparent, drop column may_happen_until, drop column asked_at;
            alter table recovery drop column traceparent;
            alter table conference drop column opened_at;
            drop index conference_task;
            create index conference_task on conference (task_sid, updated_at desc);
            create index conference_updated on conference (updated_at);
            alter table known_attributes drop column first_seen_at;
            create index known_attributes_seen on known_attributes (seen_at);
            delete from flyway_schema_history where version in ('14', '16', '17', '18', '19');
            """;

    private final TwilioSimulator twilio = TwilioSimulator.start(SimulatorSettings.standard());
    private final String database = EmbeddedDatabase.freshJdbcUrl();
    private SimulatedCustomer customer;
    private int migrated;

    @BeforeEach
    void aCallIsBeingRecoveredOnTheEarlierSchema() {
        var ada = twilio.agent("Ada").armEndConference(false);
        try (var earlier = RunningService.start(twilio, database, Map.of())) {
            customer = twilio.incomingCall("+15551230001");
            patiently().until(() -> ada.talks() && ada.pluginCalls().stream().anyMatch(call -> call.status() == 200));
            ada.stayAway();
            var sql = earlier.bean(JdbcClient.class);
            patiently()
                    .until(() -> sql.sql("select count(*) from effect where name = 'CreatePing[]' and status = 'DONE'")
                                    .query(Integer.class)
                                    .single()
                            == 1);
            migrated = migrations(sql);
            sql.sql(EARLIER).update();
        }
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void they_go_on_and_the_caller_is_served() {
        try (var later = RunningService.start(twilio, database, Map.of())) {
            var bob = twilio.agent("Bob");
            patiently().until(bob::talks);
            patiently().until(() -> customer.hears() == Sound.AGENT);
            var sql = later.bean(JdbcClient.class);
            assertThat(migrations(sql)).isEqualTo(migrated);
            patiently().until(() -> outcome(sql).equals("HANDED_OVER"));
        }
    }

    /** As when two versions run side by side: whoever cannot read a timer leaves it to the other, and soon. */
    @Test
    void a_timer_that_one_version_cannot_read_is_tried_again_soon() {
        try (var later = RunningService.start(twilio, database, Map.of())) {
            var sql = later.bean(JdbcClient.class);
            var state =
                    sql.sql("select state from recovery").query(String.class).single();
            sql.sql("update recovery set state = jsonb_set(state, '{stage,@type}', '\"NotYetKnown\"')")
                    .update();
            patiently()
                    .until(() -> sql.sql("select count(*) from scheduled_tasks where consecutive_failures > 1"
                                            + " and task_name = 'patience'")
                                    .query(Integer.class)
                                    .single()
                            > 0);
            sql.sql("update recovery set state = cast(? as jsonb)").param(state).update();
            patiently().until(() -> twilio.agent("Bob").talks());
        }
    }

    private static int migrations(JdbcClient sql) {
        return sql.sql("select count(*) from flyway_schema_history where success")
                .query(Integer.class)
                .single();
    }

    private static String outcome(JdbcClient sql) {
        return sql.sql("select coalesce(outcome, '') from recovery")
                .query(String.class)
                .single();
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
