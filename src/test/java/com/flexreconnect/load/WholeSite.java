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
public record WholeSite(TwilioSimulator twilio, JdbcClient sql, List<Talk> talks) {

    /** The day begins at a walking pace. */
    private static final int ARRIVE_TOGETHER = 10;

    private static final String DISARMED = "DisarmEndOnExit%";

    private static final Duration SETTLED = Duration.ofMinutes(4);

    /** An agent and the caller they talk with. */
    public record Talk(SimulatedAgent agent, SimulatedCustomer customer) {}

    public static WholeSite atWork(TwilioSimulator twilio, JdbcClient sql, int size) {
        var agents = new ArrayList<SimulatedAgent>();
        var callers = new ArrayList<SimulatedCustomer>();
        while (agents.size() < size) {
            for (var more = 0; more < ARRIVE_TOGETHER && agents.size() < size; more++) {
                agents.add(twilio.agent("Agent " + agents.size()));
                callers.add(twilio.incomingCall("+1555%07d".formatted(callers.size())));
            }
            until(SETTLED, () -> agents.stream().allMatch(WholeSite::isRegistered));
        }
        until(
                SETTLED,
                () -> isQuiet(sql)
                        && count(sql, "select count(*) from effect where name like '" + DISARMED + "'") >= size);
        var bySid = callers.stream().collect(Collectors.toMap(SimulatedCustomer::callSid, customer -> customer));
        var talks = agents.stream().map(agent -> talk(agent, bySid)).toList();
        return new WholeSite(twilio, sql, talks);
    }

    /** With which the service outlives such a day. {@code weAsk}: of Twilio, in a second. */
    public static Map<String, String> settings(Duration away, int weAsk) {
        return Map.of(
                "RECOVERY_PING_TIMEOUT", away.toSeconds() + 15 + "s",
                "TWILIO_MAX_PER_SECOND", String.valueOf(weAsk),
                "RECONNECT_STEP_PATIENCE", "10s",
                "RECONNECT_SAME_WORKER_PATIENCE", "30s",
                "RECONNECT_ANY_WORKER_PATIENCE", "10m",
                "db-scheduler.polling-interval", "500ms",
                // as in production: a busy machine misses the hasty ones of other tests
                "db-scheduler.heartbeat-interval", "2s");
    }

    /** One after the other, as fast as it goes: the order of the list is the order of loss. */
    public Instant losesItsPower(Duration away) {
        var lost = Instant.now();
        talks.forEach(talk -> talk.agent().refresh(away));
        return lost;
    }

    public void untilAllAreServed(Duration patience) {
        untilAllAreServed(patience, () -> {});
    }

    /** @param meanwhile done again and again until then */
    public void untilAllAreServed(Duration patience, Runnable meanwhile) {
        until(patience, () -> {
            meanwhile.run();
            return isServed();
        });
    }

    private boolean isServed() {
        return count("select count(*) from recovery where closed_at is not null") >= talks.size()
                && isQuiet()
                && talks.stream().allMatch(talk -> talk.customer().hears() == Sound.AGENT);
    }

    /** Nothing is left to be done. */
    public boolean isQuiet() {
        return isQuiet(sql);
    }

    private static boolean isQuiet(JdbcClient sql) {
        return count(sql, "select count(*) from effect where status in ('ENTERED', 'STARTED')") == 0;
    }

    public int count(String query) {
        return count(sql, query);
    }

    private static Talk talk(SimulatedAgent agent, Map<String, SimulatedCustomer> bySid) {
        var room = agent.conference().orElseThrow();
        return new Talk(agent, bySid.get(room.customer().orElseThrow().callSid()));
    }

    /** The service knows through which leg the agent talks. */
    public static boolean isRegistered(SimulatedAgent agent) {
        return agent.leg()
                .filter(leg -> agent.pluginCalls().stream()
                        .filter(call -> call.path().endsWith("add-worker-to-conference-state"))
                        .anyMatch(call -> call.status() == 200
                                && leg.sid().equals(call.fields().get("workerCallSid"))))
                .isPresent();
    }

    /** Registered, and Flex's arming of the leg is undone: whoever is lost before ends the call. */
    public boolean isSettled(SimulatedAgent agent) {
        return isRegistered(agent)
                && agent.leg()
                        .filter(leg -> count("select count(*) from effect where name like '" + DISARMED + leg.sid()
                                        + "%' and status = 'DONE'")
                                > 0)
                        .isPresent();
    }

    private static int count(JdbcClient sql, String query) {
        return sql.sql(query).query(Integer.class).single();
    }

    public static void until(Duration patience, BooleanSupplier condition) {
        await().ignoreExceptions()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(50))
                .until(condition::getAsBoolean);
    }
}
