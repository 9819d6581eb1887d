package com.flexreconnect.conference;

import static com.flexreconnect.conference.Leg.Role.CUSTOMER;
import static com.flexreconnect.conference.Leg.Role.SOME_AGENT;
import static com.flexreconnect.conference.Leg.Role.THIRD_PARTY;
import static com.flexreconnect.conference.Leg.Role.UNKNOWN;

import com.flexreconnect.conference.ConferenceEvent.Ended;
import com.flexreconnect.conference.ConferenceEvent.Identified;
import com.flexreconnect.conference.ConferenceEvent.Identity;
import com.flexreconnect.conference.ConferenceEvent.Joined;
import com.flexreconnect.conference.ConferenceEvent.Left;
import com.flexreconnect.conference.ConferenceEvent.Modified;
import com.flexreconnect.conference.ConferenceEvent.Named;
import com.flexreconnect.conference.ConferenceEvent.Registered;
import com.flexreconnect.conference.ConferenceEvent.RegisteredWithoutLeg;
import com.flexreconnect.conference.ConferenceEvent.SaidGoodbye;
import com.flexreconnect.conference.ConferenceEvent.WrappedUp;
import com.flexreconnect.sid.CallSid;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Enters a fact in the roster. Says nothing about what it means. */
final class Roster {
    private Roster() {}

    static Conference after(Conference room, ConferenceEvent event) {
        return switch (event) {
            case Joined e ->
                leg(
                        room,
                        e.call(),
                        leg -> leg.joined(e.sequence(), e.listensOnly()).flagged(e.sequence(), e.endsConference()));
            case Modified e -> leg(room, e.call(), leg -> leg.flagged(e.sequence(), e.endsConference()));
            case Left e -> leg(room, e.call(), leg -> leg.left(e.sequence(), e.departure()));
            case Ended _ -> room.closed();
            case Named e -> room.named(e.task());
            case Registered e -> registered(room, e.agent(), e.call(), e.customer());
            case RegisteredWithoutLeg e -> registeredWithoutLeg(room, e.agent(), e.customer());
            case SaidGoodbye e -> room.withGoodbyes(plus(room.goodbyes(), e.worker()));
            case Identified e -> identified(room, e.call(), e.identity());
            case WrappedUp e -> room.withWrappedUp(plus(room.wrappedUp(), e.reservation()));
        };
    }

    private static Conference registered(Conference room, Agent agent, CallSid call, Optional<CallSid> customer) {
        var known = staffed(room, agent, customer);
        known = leg(known, call, leg -> leg.ofWorker(agent.worker()));
        // A late repeat of an old registration must not take the goodbye back.
        return at(known, call).gone() ? known : known.withGoodbyes(minus(known.goodbyes(), agent.worker()));
    }

    private static Conference registeredWithoutLeg(Conference room, Agent agent, Optional<CallSid> customer) {
        var known = staffed(room, agent, customer);
        var legs = known.legs().values().stream()
                .filter(leg -> leg.worker().filter(agent.worker()::equals).isPresent())
                .toList();
        var isLate = !legs.isEmpty() && legs.stream().allMatch(Leg::gone);
        return isLate ? known : known.withGoodbyes(minus(known.goodbyes(), agent.worker()));
    }

    private static Conference staffed(Conference room, Agent agent, Optional<CallSid> customer) {
        var agents = new LinkedHashMap<>(room.agents());
        agents.put(agent.worker(), agent);
        var named = room.task().isPresent() ? room : room.named(agent.task()); // until a callback names it
        var staffed = named.withAgents(agents);
        return customer.map(call -> leg(staffed, call, leg -> leg.as(CUSTOMER))).orElse(staffed);
    }

    private static Conference identified(Conference room, CallSid call, Identity identity) {
        return switch (identity) {
            case Identity.AgentOf(var agent, var customer) -> identifiedAgent(room, agent, call, customer);
            case Identity.SomeAgent _ -> leg(room, call, unlessKnown(SOME_AGENT));
            case Identity.Customer _ -> leg(room, call, unlessKnown(CUSTOMER));
            case Identity.ThirdParty _ -> leg(room, call, unlessKnown(THIRD_PARTY));
        };
    }

    /** Unlike a registration this never takes a goodbye back: Twilio tells who was there, not what they intend. */
    private static Conference identifiedAgent(Conference room, Agent agent, CallSid call, Optional<CallSid> customer) {
        return registered(room, agent, call, customer).withGoodbyes(room.goodbyes());
    }

    private static UnaryOperator<Leg> unlessKnown(Leg.Role role) {
        return leg -> leg.is(UNKNOWN) ? leg.as(role) : leg;
    }

    private static Leg at(Conference room, CallSid call) {
        return room.legs().getOrDefault(call, Leg.unseen(call));
    }

    private static Conference leg(Conference room, CallSid call, UnaryOperator<Leg> change) {
        Map<CallSid, Leg> legs = new LinkedHashMap<>(room.legs());
        legs.put(call, change.apply(at(room, call)));
        return room.withLegs(legs);
    }

    private static <T> Set<T> plus(Set<T> set, T one) {
        var more = new HashSet<>(set);
        more.add(one);
        return Set.copyOf(more);
    }

    private static <T> Set<T> minus(Set<T> set, T one) {
        var fewer = new HashSet<>(set);
        fewer.remove(one);
        return Set.copyOf(fewer);
    }
}
