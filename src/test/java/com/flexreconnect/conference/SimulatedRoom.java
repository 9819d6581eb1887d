package com.flexreconnect.conference;

import static com.flexreconnect.conference.People.ADA;
import static com.flexreconnect.conference.People.ADAS;
import static com.flexreconnect.conference.People.ADAS_OTHER_TAB;
import static com.flexreconnect.conference.People.BOB;
import static com.flexreconnect.conference.People.BOBS;
import static com.flexreconnect.conference.People.CUSTOMER;
import static com.flexreconnect.conference.People.ROOM;
import static com.flexreconnect.conference.People.THIRD_PARTY;
import static com.flexreconnect.conference.People.armed;
import static com.flexreconnect.conference.People.disarmed;
import static com.flexreconnect.conference.People.goodbye;
import static com.flexreconnect.conference.People.isAgent;
import static com.flexreconnect.conference.People.isCustomer;
import static com.flexreconnect.conference.People.isThirdParty;
import static com.flexreconnect.conference.People.joins;
import static com.flexreconnect.conference.People.leaves;
import static com.flexreconnect.conference.People.registers;
import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.ConferenceEvent.Ended;
import com.flexreconnect.conference.Finding.EndOnExitArmed;
import com.flexreconnect.conference.Finding.Unidentified;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.simulation.Luck;
import com.flexreconnect.simulation.SimulatedTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A random call: what really happens in the room, and what is heard of it. */
final class SimulatedRoom {

    private static final Map<CallSid, Agent> OWNERS = Map.of(ADAS, ADA, ADAS_OTHER_TAB, ADA, BOBS, BOB);
    private static final List<CallSid> ALL = List.of(ADAS, ADAS_OTHER_TAB, BOBS, THIRD_PARTY, CUSTOMER);

    private final SimulatedTime time = new SimulatedTime();
    private final Luck luck;
    private final double forgets;
    private final Set<CallSid> here = new HashSet<>();
    private final Set<CallSid> beenHere = new HashSet<>();
    private final Set<Agent> goodbyes = new HashSet<>();
    private int moment;
    private final Map<CallSid, Integer> undone = new HashMap<>();
    private Optional<CallSid> lastAgentToLeave = Optional.empty();
    private boolean allHeard = true;
    private boolean ended;
    private int sequence;
    private Conference room = Conference.empty(ROOM);
    private Told told = Told.NOTHING;

    SimulatedRoom(long seed) {
        luck = new Luck(seed);
        forgets = luck.weight();
        time.tell("%s, registrations missing %s".formatted(luck, forgets));
        time.in(Duration.ZERO, () -> comes(CUSTOMER));
        time.in(Duration.ofMillis(1), () -> comes(ADAS));
        var acts = 3 + luck.oneOf(List.of(0, 1, 3, 6));
        for (var act = 0; act < acts; act++)
            time.in(luck.within(Duration.ofMinutes(1)).plusMillis(2), this::act);
    }

    void play() {
        time.run(Duration.ofHours(1));
        if (allHeard)
            assertThat(told.loss().map(Told.Loss::agentCall)).as("who is lost").isEqualTo(lost());
    }

    List<String> story() {
        return time.story();
    }

    private Optional<CallSid> lost() {
        if (ended || !here.contains(CUSTOMER) || OWNERS.keySet().stream().anyMatch(here::contains))
            return Optional.empty();
        return lastAgentToLeave.filter(leg -> !goodbyes.contains(OWNERS.get(leg)));
    }

    private void act() {
        if (ended) return;
        if (luck.happens(0.05)) end();
        else if (luck.happens(0.2)) arm();
        else {
            var who = luck.oneOf(ALL);
            if (here.contains(who)) goes(who);
            else if (!beenHere.contains(who) || mayBePutBack(who)) comes(who);
        }
    }

    /** A leg that was taken out; after a goodbye a worker comes with a new one. */
    private boolean mayBePutBack(CallSid who) {
        return OWNERS.containsKey(who) && !goodbyes.contains(OWNERS.get(who));
    }

    private void comes(CallSid who) {
        here.add(who);
        beenHere.add(who);
        callback(joins(who, ++sequence));
        var owner = OWNERS.get(who);
        if (owner == null || luck.happens(forgets)) return;
        goodbyes.remove(owner);
        says(registers(owner, who, ++moment));
    }

    private void goes(CallSid who) {
        var owner = OWNERS.get(who);
        if (owner != null) {
            if (luck.happens(0.3) && goodbyes.add(owner)) says(goodbye(owner, ++moment));
            lastAgentToLeave = Optional.of(who);
        }
        here.remove(who);
        callback(leaves(who, ++sequence));
    }

    private void arm() {
        OWNERS.keySet().stream()
                .filter(here::contains)
                .sorted(Comparator.comparing(CallSid::value))
                .findFirst()
                .ifPresent(leg -> callback(armed(leg, ++sequence)));
    }

    private void end() {
        ended = true;
        List.copyOf(here).stream()
                .sorted(Comparator.comparing(CallSid::value))
                .forEach(who -> callback(leaves(who, ++sequence, Departure.ROOM_CLOSED)));
        callback(new Ended(++sequence));
    }

    /** To the service by the plugin: it arrives, but may be overtaken. */
    private void says(ConferenceEvent fact) {
        time.in(luck.within(Duration.ofMillis(800)), () -> hear(fact));
    }

    private void callback(ConferenceEvent fact) {
        time.tell("happens: " + fact);
        var arrivals = luck.arrivals();
        allHeard &= !arrivals.isEmpty();
        arrivals.forEach(delay -> time.in(delay, () -> hear(fact)));
    }

    private void hear(ConferenceEvent fact) {
        var judged = room.after(fact);
        time.tell("heard: %s: %s".formatted(fact, judged.findings()));
        judged.findings().forEach(this::react);
        room = judged.next();
        told = told.and(judged.findings());
        assertThat(told.loss()).as("told and true").isEqualTo(room.loss().map(Told.Loss::of));
        assertThat(room.after(fact).findings()).as("the same at once again").isEmpty();
    }

    private void react(Finding finding) {
        if (finding instanceof Unidentified(var call, var _))
            time.in(luck.within(Duration.ofSeconds(3)), () -> hear(identity(call)));
        if (finding instanceof EndOnExitArmed(var call, var armedAt)) {
            assertThat(undone.merge(call, armedAt, (before, now) -> now > before ? now : -1))
                    .as("undone once for each arming")
                    .isEqualTo(armedAt);
            if (here.contains(call)) callback(disarmed(call, ++sequence));
        }
        if (finding instanceof Finding.AgentLost loss) {
            assertThat(loss.customer()).isEqualTo(CUSTOMER);
            assertThat(room.ended() || room.customerGone()).isFalse();
        }
    }

    private static ConferenceEvent identity(CallSid call) {
        if (call.equals(THIRD_PARTY)) return isThirdParty(call);
        return OWNERS.containsKey(call) ? isAgent(call, OWNERS.get(call)) : isCustomer(call);
    }
}
