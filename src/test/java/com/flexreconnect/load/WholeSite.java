package com.flexreconnect.load;

import static org.awaitility.Awaitility.await;

import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.world.Sound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody at one place, each with a caller, who lose and get back their power together. */
record WholeSite(TwilioSimulator twilio, JdbcClient sql, List<Talk> talks) {

    /** The day begins at a walking pace. */
    private static final int ARRIVE_TOGETHER = 10;

    private static final Duration SETTLED = Duration.ofMinutes(4);

    /** An agent and the caller they talk with. */
    record Talk(SimulatedAgent agent, SimulatedCustomer customer) {}

    static WholeSite atWork(TwilioSimulator twilio, JdbcClient sql, int size) {
        var agents = new ArrayList<SimulatedAgent>();
        var callers = new ArrayList<SimulatedCustomer>();
        while (agents.size() < size) {
            for (var more = 0; more < ARRIVE_TOGETHER && agents.size() < size; more++) {
                agents.add(twilio.agent("Agent " + agents.size()));
                callers.add(twilio.incomingCall("+1555%07d".formatted(callers.size())));
            }
            until(SETTLED, () -> agents.stream().allMatch(WholeSite::isRegistered));
        }
        until(SETTLED, () -> count(sql, "select count(*) from effect where status in ('ENTERED', 'STARTED')") == 0);
        var bySid = callers.stream().collect(Collectors.toMap(SimulatedCustomer::callSid, customer -> customer));
        var talks = agents.stream().map(agent -> talk(agent, bySid)).toList();
        return new WholeSite(twilio, sql, talks);
    }

    /** One after the other, as fast as it goes: the order of the list is the order of loss. */
    Instant losesItsPower(Duration away) {
        var lost = Instant.now();
        talks.forEach(talk -> talk.agent().refresh(away));
        return lost;
    }

    void untilAllAreServed(Duration patience) {
        until(
                patience,
                () -> count("select count(*) from recovery where closed_at is not null") >= talks.size()
                        && count("select count(*) from effect where status in ('ENTERED', 'STARTED')") == 0
                        && talks.stream().allMatch(talk -> talk.customer().hears() == Sound.AGENT));
    }

    int count(String query) {
        return count(sql, query);
    }

    private static Talk talk(SimulatedAgent agent, Map<String, SimulatedCustomer> bySid) {
        var room = agent.conference().orElseThrow();
        return new Talk(agent, bySid.get(room.customer().orElseThrow().callSid()));
    }

    private static boolean isRegistered(SimulatedAgent agent) {
        return agent.pluginCalls().stream()
                .anyMatch(call -> call.path().endsWith("add-worker-to-conference-state") && call.status() == 200);
    }

    private static int count(JdbcClient sql, String query) {
        return sql.sql(query).query(Integer.class).single();
    }

    private static void until(Duration patience, BooleanSupplier condition) {
        await().ignoreExceptions()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(50))
                .until(condition::getAsBoolean);
    }
}
