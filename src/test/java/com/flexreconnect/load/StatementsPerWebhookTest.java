package com.flexreconnect.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.load.OrdinaryCalls.Step;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each message of an ordinary call costs the database, counted on the wire. */
class StatementsPerWebhookTest {

    /** {@code -Dtest.args=-Dsql=true} prints the statements, too. */
    private static final boolean TELL = Boolean.getBoolean("sql");

    /** Statements and round trips, the commits among the latter. */
    private record Cost(int statements, int roundTrips) {}

    private static final Map<Step, Cost> AT_MOST = Map.ofEntries(
            Map.entry(Step.CUSTOMER_JOINS, new Cost(1, 1)),
            Map.entry(Step.RESERVATION_ACCEPTED, new Cost(2, 1)),
            Map.entry(Step.AGENT_JOINS, new Cost(1, 1)),
            Map.entry(Step.REGISTRATION, new Cost(2, 2)),
            Map.entry(Step.HOLD, new Cost(1, 1)),
            Map.entry(Step.BACK_FROM_HOLD, new Cost(1, 1)),
            Map.entry(Step.GOODBYE, new Cost(1, 1)),
            Map.entry(Step.AGENT_LEAVES, new Cost(1, 1)),
            Map.entry(Step.CUSTOMER_LEAVES, new Cost(1, 1)),
            Map.entry(Step.CONFERENCE_ENDS, new Cost(1, 1)),
            Map.entry(Step.WRAP_UP, new Cost(3, 2)));

    /** Of an instance that remembers no roster: it has just started, or another one has written it since. */
    private static final Map<Step, Cost> ALONE_AT_MOST = Map.ofEntries(
            Map.entry(Step.CUSTOMER_JOINS, new Cost(4, 3)),
            Map.entry(Step.RESERVATION_ACCEPTED, new Cost(2, 1)),
            Map.entry(Step.AGENT_JOINS, new Cost(4, 2)),
            Map.entry(Step.REGISTRATION, new Cost(4, 4)),
            Map.entry(Step.HOLD, new Cost(3, 2)),
            Map.entry(Step.BACK_FROM_HOLD, new Cost(3, 2)),
            Map.entry(Step.GOODBYE, new Cost(2, 2)),
            Map.entry(Step.AGENT_LEAVES, new Cost(3, 2)),
            Map.entry(Step.CUSTOMER_LEAVES, new Cost(4, 3)),
            Map.entry(Step.CONFERENCE_ENDS, new Cost(4, 3)),
            Map.entry(Step.WRAP_UP, new Cost(3, 2)));

    @Test
    void no_message_of_an_ordinary_call_needs_more_than_is_stated() {
        needAtMost(AT_MOST, QUIET);
    }

    @Test
    void nor_where_each_must_be_heard_by_itself() {
        var forgetful = new HashMap<>(QUIET);
        forgetful.put("reconnect.rosters-in-memory", "0");
        needAtMost(ALONE_AT_MOST, forgetful);
    }

    private static void needAtMost(Map<Step, Cost> limit, Map<String, String> settings) {
        try (var wire = CountedWire.to(EmbeddedDatabase.freshJdbcUrl());
                var twilio = TwilioSimulator.start(SimulatorSettings.standard());
                var service = RunningService.start(twilio, wire.jdbcUrl(), settings)) {
            var calls = new OrdinaryCalls(
                    service.url(),
                    twilio.settings().authToken(),
                    twilio.settings().ids().workspace(),
                    twilio.token("WK0000000000000000000000000000000b", List.of("supervisor"), Duration.ofHours(1)),
                    1,
                    1);
            play(calls, 1, service, wire); // a library may ask more the first time
            var counted = play(calls, 2, service, wire);
            counted.forEach((step, count) -> {
                System.out.printf(
                        "%-22s %d statements, %d round trips, %d commits%n",
                        step, count.statements().size(), count.roundTrips(), count.commits());
                if (TELL) count.statements().forEach(sql -> System.out.println("    " + sql));
            });
            System.out.printf(
                    "one call: %d statements, %d round trips, %d commits%n",
                    sum(counted, count -> count.statements().size()),
                    sum(counted, CountedWire.Count::roundTrips),
                    sum(counted, CountedWire.Count::commits));
            assertThat(counted).allSatisfy((step, count) -> {
                assertThat(count.statements().size())
                        .as("statements of %s: %s", step, count.statements())
                        .isLessThanOrEqualTo(limit.get(step).statements());
                assertThat(count.roundTrips())
                        .as("round trips of %s: %s", step, count.statements())
                        .isLessThanOrEqualTo(limit.get(step).roundTrips());
            });
        }
    }

    /** An index on what every callback changes would be written at each of them, and the row moved. */
    @Test
    void what_every_callback_changes_is_in_no_index() {
        try (var twilio = TwilioSimulator.start(SimulatorSettings.standard());
                var service = RunningService.start(twilio, EmbeddedDatabase.freshJdbcUrl(), QUIET)) {
            assertThat(service.bean(JdbcClient.class)
                            .sql("select indexdef from pg_indexes where tablename in ('conference', 'known_attributes')"
                                    + " and indexdef ~ 'updated_at|[( ]seen_at|roster|attributes\\)|ended'")
                            .query(String.class)
                            .list())
                    .isEmpty();
        }
    }

    private static int sum(Map<Step, CountedWire.Count> counted, ToIntFunction<CountedWire.Count> what) {
        return counted.values().stream().mapToInt(what).sum();
    }

    /** The scheduler shall not ask anything of its own accord while we count. */
    private static final Map<String, String> QUIET = Map.of(
            "db-scheduler.polling-interval", "1h",
            "db-scheduler.heartbeat-interval", "1h");

    private static Map<Step, CountedWire.Count> play(
            OrdinaryCalls calls, int call, RunningService service, CountedWire wire) {
        var counted = new EnumMap<Step, CountedWire.Count>(Step.class);
        try (var connection = new KeptOpen(URI.create(service.url()))) {
            for (var step : Step.values()) {
                wire.take();
                assertThat(connection.post(calls.request(call, step)))
                        .as(step.toString())
                        .isEqualTo(200);
                counted.put(step, wire.take());
            }
        }
        return counted;
    }
}
