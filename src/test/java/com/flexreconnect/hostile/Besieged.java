package com.flexreconnect.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.operator.Logins;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.agent.SimulatedAgent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service that has something to lose: an agent talks with a customer. */
final class Besieged implements AutoCloseable {
    private static final String CUSTOMER = "+15557654321";

    /** All that a message can change; what chores note of themselves is left out. */
    private static final Map<String, String> ROWS = Map.of(
            "conference", "conference",
            "recovery", "recovery",
            "recovery_history", "recovery_history",
            "known_attributes", "known_attributes",
            "effect", "effect",
            "inbox", "inbox",
            "scheduled_tasks",
                    "(select task_name, task_instance from scheduled_tasks"
                            + " where task_name in ('patience', 'perform-effect', 'hear-wrap-up'))");

    final TwilioSimulator twilio = TwilioSimulator.start(SimulatorSettings.standard());
    final RunningService service = RunningService.start(twilio, EmbeddedDatabase.freshJdbcUrl(), Logins.settings());
    final JdbcClient sql = service.bean(JdbcClient.class);
    final int port = URI.create(service.url()).getPort();
    final SimulatedAgent ada = twilio.agent("Ada");
    final Authority authority;

    Besieged() {
        var mallory = twilio.token("WK" + "b".repeat(32), List.of("agent"), Duration.ofHours(1));
        var expired = twilio.token(ada.workerSid(), List.of("admin"), Duration.ofSeconds(-1));
        var revoked = twilio.token(ada.workerSid(), List.of("admin"), Duration.ofHours(1));
        twilio.revokeToken(revoked);
        var token = twilio.settings().authToken();
        authority = new Authority(
                new Signing(token, service.url()),
                new Signing("x".repeat(32), service.url()),
                new Signing(token, "https://evil.example.com"),
                ada.token(),
                twilio.token("WK" + "c".repeat(32), List.of("supervisor"), Duration.ofHours(1)),
                mallory,
                List.of(expired, revoked));
        twilio.incomingCall(CUSTOMER);
        await().atMost(Duration.ofSeconds(60)).until(() -> ada.talks() && legsKnown() == 2 && disarmed());
    }

    Scene scene() {
        var room = ada.conference().orElseThrow();
        var leg = ada.leg().orElseThrow();
        var ids = twilio.settings().ids();
        return new Scene(
                ids.account(),
                ids.workspace(),
                ids.pingWorkflow(),
                room.sid(),
                room.friendlyName(),
                room.customer().orElseThrow().callSid(),
                leg.sid(),
                ada.workerSid(),
                String.valueOf(leg.reservationSid()));
    }

    List<String> secrets() {
        return List.of(
                twilio.settings().authToken(),
                twilio.settings().apiSecret(),
                authority.own(),
                authority.supervisors(),
                authority.others(),
                authority.worthless().getFirst(),
                authority.worthless().getLast(),
                Authority.GARBAGE,
                Strange.PHONE,
                Strange.PERSON,
                CUSTOMER);
    }

    /** Everything that a message could have changed. */
    String state() {
        var all = new StringBuilder();
        ROWS.keySet().stream()
                .sorted()
                .forEach(table -> all.append(table)
                        .append(sql.sql(
                                        "select count(*) || ' rows ' || md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from "
                                                + ROWS.get(table) + " t")
                                .query(String.class)
                                .single())
                        .append('\n'));
        return all.toString();
    }

    /** Nothing is on its way any more. */
    void quiet() {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var before = state();
            Thread.sleep(2500);
            return count("select count(*) from effect where status in ('ENTERED', 'STARTED')") == 0
                    && before.equals(state());
        });
    }

    int count(String query) {
        return sql.sql(query).query(Integer.class).single();
    }

    /** Where Flex has armed the agent's leg, that is undone, and Twilio has said so. */
    private boolean disarmed() {
        return count("select count(*) from conference, jsonb_each(roster -> 'legs') leg"
                        + " where leg.value ->> 'role' = 'AGENT' and leg.value ->> 'endsConference' = 'true'")
                == 0;
    }

    private int legsKnown() {
        return count(
                "select coalesce(max((select count(*) from jsonb_object_keys(roster -> 'legs'))), 0) from conference");
    }

    /** Whatever was sent before, a good message is heard. */
    void stillHears(int number) {
        var good = Good.joined("CF" + "%032x".formatted(number), 1, scene0());
        var attack = new Contents(new com.flexreconnect.simulation.Luck(0)).plain(good);
        authority.twilio().sign(attack, false);
        assertThat(Answer.to(attack, port).status()).as("a good message").isEqualTo(200);
        assertThat(count("select count(*) from conference where conference_sid = 'CF%032x'".formatted(number)))
                .as("heard")
                .isEqualTo(1);
    }

    private Scene scene0() {
        return new Scene("AC" + "0".repeat(32), "", "", "", "", "", "CA" + "0".repeat(32), "", "");
    }

    @Override
    public void close() {
        service.close();
        twilio.close();
    }
}
