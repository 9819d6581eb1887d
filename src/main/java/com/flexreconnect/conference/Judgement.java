package com.flexreconnect.conference;

import static com.flexreconnect.conference.Leg.Role.AGENT;
import static com.flexreconnect.conference.Leg.Role.CUSTOMER;
import static com.flexreconnect.conference.Leg.Role.SOME_AGENT;
import static com.flexreconnect.conference.Leg.Role.THIRD_PARTY;
import static com.flexreconnect.conference.Leg.Role.UNKNOWN;

import com.flexreconnect.conference.ConferenceEvent.Left;
import com.flexreconnect.sid.CallSid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What became true between two rosters. Only changes count: the same fact told twice has no second meaning, and a fact
 * that comes late is judged with everything that is known by then.
 */
final class Judgement {

    private final Conference before;
    private final Conference after;
    private final List<Finding> findings = new ArrayList<>();

    private Judgement(Conference before, Conference after) {
        this.before = before;
        this.after = after;
    }

    static List<Finding> between(Conference before, Conference after, ConferenceEvent event) {
        if (before.ended()) return List.of();
        return new Judgement(before, after).of(event);
    }

    private List<Finding> of(ConferenceEvent event) {
        loss();
        doubt();
        departures(event);
        after.legs().values().stream()
                .filter(leg -> leg.is(THIRD_PARTY) && leg.here() && !isThirdPartyHere(leg(before, leg.call())))
                .forEach(leg -> findings.add(new Finding.OtherJoined(leg.call())));
        if (!before.connected() && after.connected())
            findings.add(new Finding.Connected(after.sid(), after.customer().orElseThrow()));
        if (after.ended()) findings.add(new Finding.Ended());
        else {
            after.legs().values().stream()
                    .filter(this::newlyArmed)
                    .forEach(leg -> findings.add(new Finding.EndOnExitArmed(leg.call(), leg.flagSequence())));
            unidentified(event).distinct().forEach(call -> findings.add(new Finding.Unidentified(call, after.task())));
        }
        return List.copyOf(findings);
    }

    private void loss() {
        var was = before.loss();
        var is = after.loss();
        is.filter(loss -> isNews(was, loss)).ifPresent(findings::add);
        if (was.isPresent() && is.isEmpty() && !after.ended() && !after.customerGone())
            findings.add(new Finding.LossWithdrawn());
    }

    private void doubt() {
        var is = after.hiddenLoss();
        if (is.isEmpty()) return;
        var asked = isNews(before.hiddenLoss(), is.get()) ? Set.<CallSid>of() : before.inDoubt();
        after.inDoubt().stream()
                .filter(call -> !asked.contains(call))
                .forEach(call -> findings.add(new Finding.MayBeGone(call)));
    }

    private static boolean isNews(Optional<Finding.AgentLost> was, Finding.AgentLost is) {
        return was.map(earlier -> !earlier.agentCall().equals(is.agentCall()) || !earlier.certain() && is.certain())
                .orElse(true);
    }

    private void departures(ConferenceEvent event) {
        if (!before.customerGone() && after.customerGone())
            after.legs().values().stream()
                    .filter(leg -> leg.is(CUSTOMER) && leg.gone())
                    .findFirst()
                    .ifPresent(leg -> findings.add(new Finding.CustomerLeft(leg.departure())));
        if (event instanceof Left left && wentJustNow(left.call())) {
            var leg = leg(after, left.call());
            if (!leg.is(CUSTOMER) && !leg.is(AGENT)) findings.add(new Finding.OtherLeft(left.call()));
        }
    }

    private boolean newlyArmed(Leg leg) {
        if (!leg.endsConference() || leg.gone() || !isAgent(leg)) return false;
        var earlier = leg(before, leg.call());
        return !isAgent(earlier) || !earlier.endsConference() || earlier.flagSequence() < leg.flagSequence();
    }

    private static boolean isThirdPartyHere(Leg leg) {
        return leg.is(THIRD_PARTY) && leg.here();
    }

    private static boolean isAgent(Leg leg) {
        return leg.is(AGENT) || leg.is(SOME_AGENT);
    }

    private Stream<CallSid> unidentified(ConferenceEvent event) {
        return Stream.of(leaver(event), strangers(), callerless()).flatMap(calls -> calls);
    }

    /** An agent who reloads in the first second has left before anybody could register them. */
    private Stream<CallSid> leaver(ConferenceEvent event) {
        if (!(event instanceof Left left) || !wentJustNow(left.call())) return Stream.empty();
        var leg = leg(after, left.call());
        var mayBeAgent = leg.is(UNKNOWN) && leg.departure().mayBeALostBrowser();
        return mayBeAgent && !after.customerGone() ? Stream.of(left.call()) : Stream.empty();
    }

    /** Third parties, and the second leg of an agent whose other tab took the call over. */
    private Stream<CallSid> strangers() {
        if (!isStaffed(after)) return Stream.empty();
        return after.strangers()
                .map(Leg::call)
                .filter(call -> !isStaffed(before) || !leg(before, call).here());
    }

    private Stream<CallSid> callerless() {
        return before.lossWithoutCustomer().isPresent() ? Stream.empty() : after.lossWithoutCustomer().stream();
    }

    private static boolean isStaffed(Conference room) {
        return !room.agents().isEmpty() && room.customer().isPresent();
    }

    private boolean wentJustNow(CallSid call) {
        return leg(after, call).gone() && !leg(before, call).gone();
    }

    private static Leg leg(Conference room, CallSid call) {
        return room.legs().getOrDefault(call, Leg.unseen(call));
    }
}
