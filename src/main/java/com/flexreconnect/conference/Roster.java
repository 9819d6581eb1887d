package com.flexreconnect.conference;

import static com.flexreconnect.conference.Leg.Role.CUSTOMER;
import static com.flexreconnect.conference.Leg.Role.SOME_AGENT;
import static com.flexreconnect.conference.Leg.Role.THIRD_PARTY;
import static com.flexreconnect.conference.Leg.Role.UNKNOWN;

import com.flexreconnect.conference.Conference.Intent;
import com.flexreconnect.conference.ConferenceEvent.CallOver;
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
import com.flexreconnect.conference.ConferenceEvent.TransferFailed;
import com.flexreconnect.conference.ConferenceEvent.WrappedUp;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.WorkerSid;
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
            case Registered e -> registered(room, e);
            case RegisteredWithoutLeg e -> registeredWithoutLeg(room, e);
            case SaidGoodbye e -> intent(room, e.worker(), new Intent(true, e.said()));
            case TransferFailed e -> intent(room, e.worker(), new Intent(false, e.said()));
            case Identified e -> identified(room, e.call(), e.identity());
            case CallOver e -> leg(room, e.call(), Leg::over);
            case WrappedUp e -> room.withWrappedUp(plus(room.wrappedUp(), e.reservation()));
        };
    }

    private static Conference registered(Conference room, Registered e) {
        var known = seated(room, e.agent(), e.call(), e.customer());
        return stays(known, e.agent(), e.said(), at(known, e.call()).gone());
    }

    private static Conference registeredWithoutLeg(Conference room, RegisteredWithoutLeg e) {
        var known = staffed(room, e.agent(), e.customer());
        var legs = known.legs().values().stream()
                .filter(leg -> leg.worker().filter(e.agent().worker()::equals).isPresent())
                .toList();
        return stays(
                known, e.agent(), e.said(), !legs.isEmpty() && legs.stream().allMatch(Leg::gone));
    }

    private static Conference seated(Conference room, Agent agent, CallSid call, Optional<CallSid> customer) {
        return leg(staffed(room, agent, customer), call, leg -> leg.ofWorker(agent.worker()));
    }

    /** @param gone their leg has left: a late repeat of an old registration must not take the goodbye back */
    private static Conference stays(Conference room, Agent agent, long said, boolean gone) {
        if (gone && room.leavesOnPurpose(agent.worker())) return room;
        return intent(room, agent.worker(), new Intent(false, said));
    }

    private static Conference intent(Conference room, WorkerSid worker, Intent said) {
        var intents = new LinkedHashMap<>(room.intents());
        intents.merge(worker, said, Intent::later);
        return room.withIntents(intents);
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
            // Twilio tells who was there, not what they intend: never takes a goodbye back
            case Identity.AgentOf(var agent, var customer) -> seated(room, agent, call, customer);
            case Identity.SomeAgent _ -> leg(room, call, unlessKnown(SOME_AGENT));
            case Identity.Customer _ -> leg(room, call, unlessKnown(CUSTOMER));
            case Identity.ThirdParty _ -> leg(room, call, unlessKnown(THIRD_PARTY));
        };
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
}
