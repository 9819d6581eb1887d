package com.flexreconnect.simulator.switchboard;

import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.CallRole;
import com.flexreconnect.simulator.world.CallView;
import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.TaskView;
import com.flexreconnect.simulator.world.WorldSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The world as the page shows it. */
final class State {

    private final TwilioSimulator simulator;

    State(TwilioSimulator simulator) {
        this.simulator = simulator;
    }

    ObjectNode now() {
        WorldSnapshot world = simulator.world().snapshot();
        Map<String, String> names = simulator.agents().stream()
                .collect(Collectors.toMap(SimulatedAgent::workerSid, SimulatedAgent::name, (a, b) -> a));
        ObjectNode state = Json.object().put("now", Instant.now().toString()).put("service", simulator.serviceUrl());
        var calls = state.putArray("calls");
        world.calls().stream()
                .filter(call -> call.live() && call.role() != CallRole.AGENT)
                .forEach(call -> calls.add(call(call, world, names)));
        var agents = state.putArray("agents");
        simulator.agents().stream()
                .sorted(Comparator.comparing(SimulatedAgent::name))
                .forEach(agent -> agents.add(agent(agent, world)));
        var webhooks = state.putObject("webhooks");
        webhooks.put("held", simulator.webhooks().held().size())
                .put("holding", simulator.webhooks().holding())
                .put("repeat", simulator.webhooks().copies())
                .put(
                        "delayMillis",
                        simulator.pace().of(Delay.CONFERENCE_CALLBACK).toMillis());
        return state;
    }

    ArrayNode logAfter(long number) {
        ArrayNode log = Json.array();
        simulator
                .journal()
                .after(number)
                .forEach(entry -> log.addObject()
                        .put("number", entry.number())
                        .put("at", entry.at().toString())
                        .put("source", entry.source().name().toLowerCase(java.util.Locale.ROOT))
                        .put("text", entry.text())
                        .put("good", entry.good()));
        return log;
    }

    private static ObjectNode call(CallView call, WorldSnapshot world, Map<String, String> names) {
        ObjectNode json = Json.object()
                .put("sid", call.sid())
                .put("role", call.role().name().toLowerCase(java.util.Locale.ROOT))
                .put("number", call.direction().equals("inbound") ? call.from() : call.to())
                .put("status", call.status())
                .put("inConference", call.conferenceSid() != null)
                .put("hears", call.hears().sound().name())
                .put("detail", call.hears().detail())
                .put("since", call.hears().at().toString());
        var room = json.putArray("room");
        world.conference(String.valueOf(call.conferenceSid()))
                .ifPresent(conference -> conference.participants().stream()
                        .filter(other -> !other.callSid().equals(call.sid()))
                        .forEach(other -> room.add(
                                other.workerSid() == null
                                        ? numberOf(world, other.callSid())
                                        : names.getOrDefault(other.workerSid(), "agent"))));
        world.task(String.valueOf(call.taskSid()))
                .ifPresent(task -> json.put("queue", task.queueName()).put("taskStatus", task.status()));
        return json;
    }

    private static String numberOf(WorldSnapshot world, String callSid) {
        Function<CallView, String> number = call -> call.direction().equals("inbound") ? call.from() : call.to();
        return world.call(callSid).map(number).orElse("");
    }

    private static ObjectNode agent(SimulatedAgent agent, WorldSnapshot world) {
        ObjectNode json = Json.object()
                .put("name", agent.name())
                .put("workerSid", agent.workerSid())
                .put("pageOpen", agent.pageIsOpen())
                .put("talks", agent.talks())
                .put("autoAccept", agent.acceptsCalls())
                .put("onCall", agent.leg().isPresent());
        agent.conference()
                .flatMap(room -> room.customer())
                .ifPresent(customer ->
                        json.put("with", numberOf(world, customer.callSid())).put("customerOnHold", customer.hold()));
        world.workers().stream()
                .filter(worker -> worker.sid().equals(agent.workerSid()))
                .findFirst()
                .ifPresent(worker -> json.put("activity", worker.activity().name()));
        var work = json.putArray("work");
        world.activeReservationsOf(agent.workerSid())
                .forEach(reservation -> work.addObject()
                        .put("status", reservation.status())
                        .put(
                                "kind",
                                world.task(reservation.taskSid())
                                        .map(State::kind)
                                        .orElse("")));
        return json;
    }

    private static String kind(TaskView task) {
        if (task.attribute("isReconnect") != null) {
            return "reconnect";
        }
        return task.attribute("disconnectedTaskSid") != null ? "ping" : "call";
    }
}
