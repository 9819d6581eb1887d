package com.flexreconnect.simulator.agent;

import com.flexreconnect.simulator.world.Activity;
import com.flexreconnect.simulator.world.CallView;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.Pace;
import com.flexreconnect.simulator.world.ParticipantChange;
import com.flexreconnect.simulator.world.Timers;
import com.flexreconnect.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * An agent with a browser in which Flex and the plugin run. Accepts calls, pings and reconnects by itself unless told
 * otherwise. Every action returns when the agent's side of it is done.
 */
public final class SimulatedAgent {

    private final World world;
    private final Pace pace;
    private final Timers timers;
    private final String name;
    private final String workerSid;
    private final Browser browser;
    private final Plugin plugin;
    private final FlexDesktop desktop;
    private final Legs legs;
    private final HandOver handOver;
    private final Habits habits = new Habits();
    private final Runnable deafen;
    private volatile String token;

    public SimulatedAgent(
            World world,
            Pace pace,
            Timers timers,
            String name,
            String workerSid,
            String token,
            Supplier<String> service) {
        this.world = world;
        this.pace = pace;
        this.timers = timers;
        this.name = name;
        this.workerSid = workerSid;
        this.token = token;
        this.legs = new Legs(world, workerSid);
        this.browser = new Browser(pace, timers);
        this.plugin = new Plugin(new ServiceHttp(service, timers), () -> this.token);
        this.desktop = new FlexDesktop(world, workerSid, browser, plugin, habits);
        this.handOver = new HandOver(world, legs, desktop, plugin);
        this.deafen = world.onChange(desktop::onEvent);
        browser.load();
        desktop.load();
    }

    public String name() {
        return name;
    }

    public String workerSid() {
        return workerSid;
    }

    /** The Flex token the plugin uses. */
    public String token() {
        return token;
    }

    /** From now on the plugin uses this token. */
    public void useToken(String other) {
        token = other;
    }

    /** What the plugin asked the service, in the order of the answers. */
    public List<PluginCall> pluginCalls() {
        return plugin.calls();
    }

    /** Told of every request of the plugin to the service, once it was answered. */
    public SimulatedAgent onPluginCall(Consumer<PluginCall> listener) {
        plugin.onCall(listener);
        return this;
    }

    /** Which of the service's paths the plugin reaches; asked for each try. */
    public SimulatedAgent reaches(Predicate<String> paths) {
        plugin.reachable(paths);
        return this;
    }

    public boolean pageIsOpen() {
        return browser.open();
    }

    /** The agent's live leg, ringing or not. With two legs (two tabs) the newer one. */
    public Optional<CallView> leg() {
        return legs.newest();
    }

    /** The conference the agent is in. */
    public Optional<ConferenceView> conference() {
        return legs.conference();
    }

    /** Whether the agent and a customer are in one conference and can hear each other. */
    public boolean talks() {
        return conference()
                .flatMap(ConferenceView::customer)
                .filter(customer -> !customer.hold())
                .isPresent();
    }

    /** Reloads the page: the call is hung up at once, the page is usable again after {@code awayFor}. */
    public void refresh(Duration awayFor) {
        unload();
        timers.blockingAfter(awayFor, this::comeBack);
    }

    /** The renderer dies: nothing is said to anybody, the leg is given up later ({@link Delay#CRASH_NOTICED}). */
    public void crash(Duration awayFor) {
        browser.close();
        desktop.forget();
        List<CallView> dead = legs.live();
        timers.after(
                pace.of(Delay.CRASH_NOTICED),
                () -> dead.forEach(leg -> world.calls().hangUp(leg.sid())));
        timers.blockingAfter(awayFor, this::comeBack);
    }

    /** The page goes away and nobody knows for how long. */
    public void stayAway() {
        unload();
    }

    /** The page is opened again. */
    public void comeBack() {
        if (!browser.open()) {
            browser.load();
            browser.later(Delay.PAGE_LOADS, desktop::load);
        }
    }

    /** Says goodbye to the service and hangs up; with only the customer left the conference ends. */
    public void hangUp() {
        var room = conference();
        if (room.isPresent() && habits.plugin()) {
            Duration patience = pace.of(Delay.GOODBYE_PATIENCE);
            plugin.sayGoodbye(room.get().sid(), workerSid, patience);
            if (FlexCount.of(world, room.get()) <= 2) {
                plugin.endConference(room.get().sid(), patience);
            }
        }
        legs.drop();
    }

    /** The plugin says goodbye to that conference, whether the agent is still in it or not. */
    public PluginCall sayGoodbyeTo(String conferenceSid) {
        return plugin.sayGoodbye(conferenceSid, workerSid, pace.of(Delay.GOODBYE_PATIENCE));
    }

    /** Hangs up as an agent without the plugin does. */
    public void hangUpWithoutGoodbye() {
        legs.drop();
    }

    /** Puts the customer on hold, or takes them back. */
    public void hold(boolean onHold) {
        ConferenceView room = conference().orElseThrow();
        room.customer()
                .ifPresent(customer ->
                        world.participants().update(room.sid(), customer.callSid(), ParticipantChange.hold(onHold)));
    }

    /** Hands the call to another agent and leaves at once. When that fails the agent stays, and says so to the service. */
    public void coldTransferTo(SimulatedAgent other) {
        handOver.cold(conference().orElseThrow(), other.workerSid);
    }

    /** Brings another agent into the call; both stay. */
    public void warmTransferTo(SimulatedAgent other) {
        handOver.warm(conference().orElseThrow(), other.workerSid);
    }

    /** "Join Call" in a second tab: a second leg for the same reservation, then the first one goes. */
    public void joinCallInSecondTab() {
        handOver.toSecondTab(conference().orElseThrow());
    }

    /** Changes the activity, for example to {@code Break}. */
    public void goToActivity(String activity) {
        world.workers().setActivity(workerSid, Activity.called(activity));
    }

    /** Rejects the next offer, whatever it is. */
    public SimulatedAgent rejectNext() {
        habits.toReject.incrementAndGet();
        return this;
    }

    /** Whether ordinary calls are accepted without being asked. */
    public SimulatedAgent autoAccept(boolean on) {
        habits.autoAccept = on;
        return this;
    }

    public boolean acceptsCalls() {
        return habits.autoAccept();
    }

    /** Whether the plugin is installed in this agent's Flex. */
    public SimulatedAgent plugin(boolean on) {
        habits.plugin = on;
        return this;
    }

    /** Whether the plugin accepts pings and reconnects by itself. */
    public SimulatedAgent acceptRecovery(boolean on) {
        habits.acceptsRecovery = on;
        return this;
    }

    /** Whether Flex sets {@code endConferenceOnExit} on the agent's own leg, as the real one does. */
    public SimulatedAgent armEndConference(boolean on) {
        habits.armsEndConference = on;
        return this;
    }

    /** Accepts everything that is offered right now, by hand. */
    public void acceptOffer() {
        var snapshot = world.snapshot();
        snapshot.activeReservationsOf(workerSid).stream()
                .filter(reservation -> reservation.status().equals("pending"))
                .forEach(reservation -> desktop.take(
                        reservation, snapshot.task(reservation.taskSid()).orElseThrow()));
    }

    /** Takes the agent out of the world: it hears of nothing any more. */
    public void retire() {
        deafen.run();
        browser.close();
    }

    private void unload() {
        browser.close();
        desktop.forget();
        legs.drop();
    }
}
