package com.flexreconnect.simulator;

import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.agent.SimulatedSupervisor;
import com.flexreconnect.simulator.journal.Journal;
import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.rest.Tokens;
import com.flexreconnect.simulator.world.CallRole;
import com.flexreconnect.simulator.world.Pace;
import com.flexreconnect.simulator.world.TaskView;
import com.flexreconnect.simulator.world.Timers;
import com.flexreconnect.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Agents with browsers, callers with telephones. */
final class People {

    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private final World world;
    private final Pace pace;
    private final Timers timers;
    private final Tokens tokens;
    private final Journal journal;
    private final Supplier<String> serviceUrl;
    private final Map<String, SimulatedAgent> agents = new ConcurrentHashMap<>();

    People(World world, Pace pace, Timers timers, Tokens tokens, Journal journal, Supplier<String> serviceUrl) {
        this.world = world;
        this.pace = pace;
        this.timers = timers;
        this.tokens = tokens;
        this.journal = journal;
        this.serviceUrl = serviceUrl;
    }

    SimulatedAgent agent(String name) {
        return agents.computeIfAbsent(name, this::newAgent);
    }

    List<SimulatedAgent> agents() {
        return List.copyOf(agents.values());
    }

    SimulatedCustomer incomingCall(String from, Map<String, Object> attributes) {
        var call = world.calls().incoming(from, "+15550002222");
        world.voice().enqueue(call.sid(), Json.write(attributes));
        return new SimulatedCustomer(world, call.sid());
    }

    TaskView outboundCall(SimulatedAgent agent, String number) {
        return world.outbound().call(agent.workerSid(), number);
    }

    SimulatedCustomer customerOf(TaskView task) {
        var room = world.snapshot().liveConferenceNamed(task.sid()).orElseThrow();
        return new SimulatedCustomer(world, room.customer().orElseThrow().callSid());
    }

    SimulatedCustomer addThirdParty(SimulatedCustomer customer, String number) {
        String conference = customer.call().conferenceSid();
        if (conference == null) {
            throw new IllegalStateException("the customer is in no conference");
        }
        return new SimulatedCustomer(
                world, world.conferences().addThirdParty(conference, number).sid());
    }

    SimulatedSupervisor supervisorOf(SimulatedCustomer customer) {
        return SimulatedSupervisor.listening(world, customer);
    }

    List<SimulatedCustomer> customers() {
        return world.calls().all().stream()
                .filter(call -> call.live() && call.role() == CallRole.CUSTOMER)
                .map(call -> new SimulatedCustomer(world, call.sid()))
                .toList();
    }

    private SimulatedAgent newAgent(String name) {
        var worker = world.workers().add(name);
        String token = tokens.issue(worker.sid(), name, List.of("agent"), TOKEN_LIFE);
        return new SimulatedAgent(world, pace, timers, name, worker.sid(), token, serviceUrl)
                .onPluginCall(call -> journal.add(name, call));
    }

    void retire() {
        agents.values().forEach(SimulatedAgent::retire);
        agents.clear();
    }
}
