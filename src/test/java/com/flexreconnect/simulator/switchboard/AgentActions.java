package com.flexreconnect.simulator.switchboard;

import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.json.Json;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** The buttons of an agent. */
final class AgentActions {

    private static final int AWAY_MILLIS = 2000;

    private final TwilioSimulator simulator;

    AgentActions(TwilioSimulator simulator) {
        this.simulator = simulator;
    }

    ObjectNode add(ObjectNode body) {
        String name = body.path("name").asString("").strip();
        if (name.isEmpty() || name.length() > 40 || name.contains("/")) {
            throw new IllegalArgumentException("An agent needs a name of at most 40 characters, without a slash");
        }
        return Json.object().put("workerSid", simulator.agent(name).workerSid());
    }

    ObjectNode perform(String name, String action, ObjectNode body) {
        SimulatedAgent agent = agent(name);
        Duration away = Duration.ofMillis(body.path("awayMillis").asInt(AWAY_MILLIS));
        simulator.journal().note(name + ": " + action.replace('-', ' '));
        switch (action) {
            case "refresh" -> agent.refresh(away);
            case "crash" -> agent.crash(away);
            case "stay-away" -> agent.stayAway();
            case "come-back" -> agent.comeBack();
            case "hang-up" -> agent.hangUp();
            case "hang-up-without-goodbye" -> agent.hangUpWithoutGoodbye();
            case "hold" -> agent.hold(true);
            case "resume" -> agent.hold(false);
            case "accept" -> agent.acceptOffer();
            case "reject-next" -> agent.rejectNext();
            case "join-call" -> agent.joinCallInSecondTab();
            case "cold-transfer" -> agent.coldTransferTo(agent(body.path("to").asString("")));
            case "warm-transfer" -> agent.warmTransferTo(agent(body.path("to").asString("")));
            case "activity" -> agent.goToActivity(body.path("name").asString("Available"));
            case "auto-accept" -> agent.autoAccept(body.path("on").asBoolean(true));
            case "plugin" -> agent.plugin(body.path("on").asBoolean(true));
            default -> throw new NotFoundResponse();
        }
        return Json.object();
    }

    private SimulatedAgent agent(String name) {
        return simulator.agents().stream()
                .filter(agent -> agent.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no agent called " + name));
    }
}
