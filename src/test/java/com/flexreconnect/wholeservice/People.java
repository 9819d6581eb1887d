package com.flexreconnect.wholeservice;

import com.flexreconnect.simulation.Luck;
import com.flexreconnect.simulation.SimulatedTime;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.agent.PluginCall;
import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.world.CallView;
import com.flexreconnect.simulator.world.TwilioError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Agents, customers and third parties, each of whom does what comes to their mind. */
final class People {

    private static final Duration BUSY = Duration.ofMinutes(6);

    private final TwilioSimulator twilio;
    private final SimulatedTime time;
    private final Luck luck;
    private final Weather weather;
    private final Tally tally;
    private final Intentions intentions;
    private final List<SimulatedAgent> agents = new ArrayList<>();
    private final List<SimulatedCustomer> customers = new ArrayList<>();
    private final List<SimulatedCustomer> others = new ArrayList<>();
    private Consumer<PluginCall> asked = call -> {};
    private final Map<String, Consumer<SimulatedAgent>> habits = new LinkedHashMap<>();

    People(TwilioSimulator twilio, SimulatedTime time, Luck luck, Weather weather, Tally tally, Intentions intentions) {
        this.twilio = twilio;
        this.time = time;
        this.luck = luck;
        this.weather = weather;
        this.tally = tally;
        this.intentions = intentions;
        var all = new LinkedHashMap<String, Consumer<SimulatedAgent>>();
        all.put("refreshes", agent -> agent.refresh(away()));
        all.put("crashes", agent -> agent.crash(away()));
        all.put("goes away without a word", SimulatedAgent::stayAway);
        all.put("comes back", SimulatedAgent::comeBack);
        all.put("hangs up", this::hangUp);
        all.put("hangs up without a goodbye", SimulatedAgent::hangUpWithoutGoodbye);
        all.put("transfers cold", agent -> agent.coldTransferTo(luck.oneOf(agents)));
        all.put("transfers warm", agent -> agent.warmTransferTo(luck.oneOf(agents)));
        all.put("puts on hold", agent -> agent.hold(true));
        all.put("takes off hold", agent -> agent.hold(false));
        all.put("joins from a second tab", SimulatedAgent::joinCallInSecondTab);
        all.put("takes a break", agent -> agent.goToActivity("Break"));
        all.put("is available", agent -> agent.goToActivity("Available"));
        all.put("rejects the next offer", SimulatedAgent::rejectNext);
        all.put("calls in a third party", agent -> addThirdParty());
        all.put("lets pings ring", agent -> agent.acceptRecovery(false));
        all.put("answers pings", agent -> agent.acceptRecovery(true));
        habits.put("refreshes", all.remove("refreshes"));
        all.forEach((name, habit) -> {
            if (luck.happens(0.5)) habits.put(name, habit);
        });
    }

    /** Told when a page has asked the service for something. */
    void ask(Consumer<PluginCall> listener) {
        asked = listener;
    }

    void plan(Duration closing) {
        var crowd = luck.oneOf(List.of(1, 2, 4, 6));
        for (var number = 1; number <= crowd; number++) agents.add(agent("Agent " + number));
        var calls = luck.oneOf(List.of(1, 3, 4, 6));
        for (var number = 1; number <= calls; number++) call("+1555123%04d".formatted(number));
        for (var agent : agents)
            for (var times = luck.oneOf(List.of(2, 4, 6, 10)); times > 0; times--)
                time.in(luck.within(BUSY), () -> act(agent));
        time.in(closing, this::goHome);
    }

    private SimulatedAgent agent(String name) {
        var agent = twilio.agent(name)
                .onPluginCall(call -> {
                    twilio.journal().add(name, call);
                    intentions.heard(call);
                    asked.accept(call);
                })
                .armEndConference(luck.happens(0.1));
        if (luck.happens(0.03)) agent.plugin(false);
        var registers = luck.happens(0.9);
        return agent.reaches(
                path -> !weather.serviceIsAway() && (registers || !path.endsWith("/add-worker-to-conference-state")));
    }

    private void call(String number) {
        time.in(luck.within(Duration.ofMinutes(2)), () -> {
            var customer = twilio.incomingCall(number);
            customers.add(customer);
            tally.count("calls");
            if (luck.happens(0.3)) time.in(luck.within(BUSY.multipliedBy(2)), () -> hangUp(customer));
        });
    }

    private void act(SimulatedAgent agent) {
        var name = luck.happens(0.3) ? "refreshes" : luck.oneOf(List.copyOf(habits.keySet()));
        try {
            habits.get(name).accept(agent);
            twilio.journal().note(agent.name() + " " + name);
            tally.count("agent " + name);
        } catch (TwilioError | NoSuchElementException | IllegalArgumentException | IllegalStateException cannot) {
            tally.count("agent cannot do so now");
        }
    }

    private void hangUp(SimulatedAgent agent) {
        agent.conference().ifPresent(room -> intentions.mayEnd(room.sid()));
        agent.hangUp();
    }

    private void hangUp(SimulatedCustomer customer) {
        intentions.hangsUp(customer.callSid());
        customer.hangUp();
    }

    /** Only an agent can: nobody is called to a caller who is alone. */
    private void addThirdParty() {
        var customer = luck.oneOf(customers);
        if (!isWithAnAgent(customer.call())) return;
        var other = twilio.addThirdParty(customer, "+1555777%04d".formatted(others.size()));
        others.add(other);
        if (luck.happens(0.5)) time.in(luck.within(BUSY), () -> hangUp(other));
    }

    private boolean isWithAnAgent(CallView call) {
        return call.conferenceSid() != null
                && twilio.world().conferences().fetch(call.conferenceSid()).participants().stream()
                        .anyMatch(one -> one.type().equals("worker"));
    }

    /** The day is over: customers hang up, then agents. Third parties stay as long as they are let. */
    private void goHome() {
        customers.forEach(this::hangUp);
        agents.forEach(agent -> time.in(Duration.ofMinutes(5), () -> hangUp(agent)));
    }

    private Duration away() {
        return luck.within(luck.happens(0.8) ? Duration.ofSeconds(8) : Duration.ofMinutes(3));
    }

    @Override
    public String toString() {
        return agents.size() + " agents who " + String.join(", ", habits.keySet());
    }
}
