package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Sids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** The agents who work in a real Flex UI: workers of the world whose browser is no part of the simulator. */
final class Desks {

    private static final Duration TOKEN_LIFE = Duration.ofHours(6);

    private final TwilioSimulator simulator;
    private final Map<String, Desk> byName = new ConcurrentHashMap<>();

    Desks(TwilioSimulator simulator) {
        this.simulator = simulator;
    }

    /** The agent of that name; new and available when there was none. */
    Desk of(String name) {
        return byName.computeIfAbsent(name, absent -> {
            String workerSid = simulator.world().workers().add(absent).sid();
            return new Desk(workerSid, absent, identity(absent));
        });
    }

    Optional<Desk> withToken(String token) {
        return simulator.tokens().find(token).flatMap(known -> ofWorker(known.workerSid()));
    }

    Optional<Desk> ofWorker(String workerSid) {
        return byName.values().stream()
                .filter(desk -> desk.workerSid().equals(workerSid))
                .findFirst();
    }

    /** What Flex keeps after the login, with a fresh token. */
    ObjectNode login(Desk desk) {
        var roles = List.of("agent");
        ObjectNode session = Json.object()
                .put("token", simulator.tokens().issue(desk.workerSid(), desk.identity(), roles, TOKEN_LIFE))
                .put("identity", desk.identity())
                .put("expiration", Instant.now().plus(TOKEN_LIFE).toString())
                .put("flexUserSid", Sids.fixed("FU", 1))
                .put("accountSid", simulator.settings().ids().account());
        session.putArray("roles").add("agent");
        return session;
    }

    void clear() {
        byName.clear();
    }

    private static String identity(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /**
     * @param identity the name of the agent's Voice client
     */
    record Desk(String workerSid, String name, String identity) {}
}
