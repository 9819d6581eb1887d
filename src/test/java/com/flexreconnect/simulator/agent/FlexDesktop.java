package com.flexreconnect.simulator.agent;

import com.flexreconnect.simulator.world.Answer;
import com.flexreconnect.simulator.world.ConferenceInstruction;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.ParticipantChange;
import com.flexreconnect.simulator.world.ParticipantView;
import com.flexreconnect.simulator.world.ReservationView;
import com.flexreconnect.simulator.world.TaskView;
import com.flexreconnect.simulator.world.TwilioError;
import com.flexreconnect.simulator.world.World;
import com.flexreconnect.simulator.world.WorldEvent;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What Flex and the plugin in it do by themselves while the page is open. */
final class FlexDesktop {

    private final World world;
    private final String workerSid;
    private final Browser browser;
    private final Plugin plugin;
    private final Habits habits;

    /** The last {@code endConferenceOnExit} that Flex sent per leg; a reload forgets it. */
    private final Map<String, Boolean> armed = new ConcurrentHashMap<>();

    private final Set<String> answering = ConcurrentHashMap.newKeySet();
    private final Set<String> registeredLegs = ConcurrentHashMap.newKeySet();
    private final Map<String, Runnable> besides = new ConcurrentHashMap<>();
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    FlexDesktop(World world, String workerSid, Browser browser, Plugin plugin, Habits habits) {
        this.world = world;
        this.workerSid = workerSid;
        this.browser = browser;
        this.plugin = plugin;
        this.habits = habits;
    }

    void onEvent(WorldEvent event) {
        if (!browser.open()) {
            return;
        }
        switch (event) {
            case WorldEvent.ReservationChanged e
            when e.reservation().workerSid().equals(workerSid) -> {
                if (e.type().equals("reservation.created")) {
                    offered(e.reservation(), e.task());
                } else if (e.type().equals("reservation.wrapup")) {
                    wrapUp(e.reservation());
                }
            }
            case WorldEvent.AgentLegRings e
            when workerSid.equals(e.call().workerSid()) ->
                browser.later(
                        Delay.AGENT_ANSWERS, () -> world.calls().answer(e.call().sid()));
            case WorldEvent.ParticipantJoined e -> conferenceChanged(e.conference());
            case WorldEvent.ParticipantLeft e -> conferenceChanged(e.conference());
            case WorldEvent.ParticipantModified e -> conferenceChanged(e.conference());
            default -> {}
        }
    }

    /** The page was unloaded: what it had open is lost, what Flex remembered is forgotten. */
    void forget() {
        armed.clear();
        answering.clear();
        registeredLegs.clear();
        world.snapshot().activeReservationsOf(workerSid).stream()
                .filter(reservation -> reservation.status().equals("accepted"))
                .forEach(reservation -> lost.add(reservation.sid()));
    }

    /** The page is there (again): everything that is pending is news. */
    void load() {
        var snapshot = world.snapshot();
        for (ReservationView reservation : snapshot.activeReservationsOf(workerSid)) {
            switch (reservation.status()) {
                case "pending" ->
                    offered(reservation, snapshot.task(reservation.taskSid()).orElseThrow());
                case "wrapping" -> wrapUp(reservation);
                default -> {}
            }
        }
    }

    void accept(String reservationSid) {
        try {
            world.voice()
                    .instructConference(
                            reservationSid,
                            habits.plugin()
                                    ? new ConferenceInstruction(
                                            false, world.answers().is(Answer.THE_CUSTOMER_ENDS_IT), plugin.callback())
                                    : ConferenceInstruction.flexDefault(null));
        } catch (TwilioError gone) {
            // somebody else has it, or the caller hung up
        }
    }

    /** Runs once another leg of the same worker is in the conference. */
    void onceJoinedBeside(ParticipantView old, Runnable step) {
        besides.put(old.callSid(), step);
    }

    void take(ReservationView reservation, TaskView task) {
        if (task.voice()) {
            accept(reservation.sid());
        } else {
            set(reservation.sid(), "accepted");
        }
    }

    private void offered(ReservationView reservation, TaskView task) {
        if (!answering.add(reservation.sid())) {
            return;
        }
        if (habits.rejects()) {
            browser.later(Delay.AGENT_ACCEPTS, () -> set(reservation.sid(), "rejected"));
            return;
        }
        boolean forPlugin = task.attribute("disconnectedTaskSid") != null
                && (!task.voice() || workerSid.equals(task.attribute("targetWorkerSid")));
        if (forPlugin ? !habits.plugin() || !habits.acceptsRecovery() : !habits.autoAccept()) {
            return;
        }
        browser.later(forPlugin ? Delay.PLUGIN_ACCEPTS : Delay.AGENT_ACCEPTS, () -> take(reservation, task));
    }

    private void wrapUp(ReservationView reservation) {
        if (!lost.contains(reservation.sid())) {
            browser.later(Delay.AGENT_WRAPS_UP, () -> set(reservation.sid(), "completed"));
        }
    }

    private void conferenceChanged(ConferenceView room) {
        var mineNow = room.participants().stream()
                .filter(p -> workerSid.equals(p.workerSid()))
                .map(ParticipantView::callSid)
                .toList();
        if (mineNow.size() > 1) {
            mineNow.stream().map(besides::remove).filter(Objects::nonNull).forEach(Runnable::run);
        }
        room.participants().stream()
                .filter(p -> workerSid.equals(p.workerSid()))
                .forEach(mine -> {
                    if (habits.armsEndConference()) {
                        arm(room, mine);
                    }
                    room.customer()
                            .filter(customer -> habits.plugin() && registeredLegs.add(mine.callSid()))
                            .ifPresent(customer ->
                                    browser.later(Delay.PLUGIN_REGISTERS, () -> register(room.sid(), customer, mine)));
                });
    }

    private void arm(ConferenceView room, ParticipantView mine) {
        boolean wanted = FlexCount.of(world, room) <= 2;
        Boolean sent = armed.put(mine.callSid(), wanted);
        if (sent == null || sent != wanted) {
            browser.later(Delay.FLEX_ARMS, () -> sendArmed(room.sid(), mine.callSid(), wanted));
        }
    }

    private void sendArmed(String conferenceSid, String callSid, boolean wanted) {
        if (!Objects.equals(armed.get(callSid), wanted)) {
            return;
        }
        try {
            world.participants().update(conferenceSid, callSid, ParticipantChange.endConferenceOnExit(wanted));
        } catch (TwilioError gone) {
            // the leg left in the meantime
        }
    }

    void register(String conferenceSid, ParticipantView customer, ParticipantView mine) {
        var snapshot = world.snapshot();
        var room = snapshot.conference(conferenceSid).orElseThrow();
        snapshot.reservation(String.valueOf(mine.reservationSid()))
                .ifPresent(reservation -> plugin.register(
                        room, snapshot.task(reservation.taskSid()).orElseThrow(), reservation, customer, mine));
    }

    private void set(String reservationSid, String status) {
        try {
            world.reservations().update(reservationSid, status);
        } catch (TwilioError other) {
            // it is something else by now
        }
    }
}
