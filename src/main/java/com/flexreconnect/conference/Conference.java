package com.flexreconnect.conference;

import static com.flexreconnect.conference.Leg.Role.AGENT;
import static com.flexreconnect.conference.Leg.Role.CUSTOMER;
import static com.flexreconnect.conference.Leg.Role.THIRD_PARTY;
import static com.flexreconnect.conference.Leg.Role.UNKNOWN;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is in the room, as far as the facts so far tell. A value: {@link #after} gives the next one and what it means.
 *
 * @param task the conference's friendly name when it is a task; every Flex conference has one. Until a callback tells
 *     it, the task of the first agent: the same, unless the call was transferred
 * @param agents the workers who ever registered, by worker
 * @param intents what each worker said last: that they are here, or that they are leaving on purpose
 * @param wrappedUp reservations of which TaskRouter said that the call is over
 */
public record Conference(
        ConferenceSid sid,
        Optional<TaskSid> task,
        Map<CallSid, Leg> legs,
        Map<WorkerSid, Agent> agents,
        Map<WorkerSid, Intent> intents,
        Set<ReservationSid> wrappedUp,
        boolean ended) {

    /** By sequence; one whose leave only TaskRouter reported counts as later than all. */
    private static final Comparator<Leg> LEFT_LATER =
            Comparator.comparing((Leg leg) -> !leg.gone()).thenComparing(Leg::presenceSequence);

    public static Conference empty(ConferenceSid sid) {
        return new Conference(sid, Optional.empty(), Map.of(), Map.of(), Map.of(), Set.of(), false);
    }

    /** The next roster, and the findings that this event adds to what was known. */
    public Judged after(ConferenceEvent event) {
        var next = Roster.after(this, event);
        return new Judged(next, Judgement.between(this, next, event));
    }

    /** The same for one after the other. */
    public Judged after(List<ConferenceEvent> events) {
        var findings = new ArrayList<Finding>();
        var next = this;
        for (var event : events) {
            var judged = next.after(event);
            findings.addAll(judged.findings());
            next = judged.next();
        }
        return new Judged(next, findings);
    }

    public Optional<CallSid> customer() {
        return legs.values().stream()
                .filter(leg -> leg.is(CUSTOMER))
                .map(Leg::call)
                .findFirst();
    }

    /** The leg of the agent who is in the room now, if there is one. */
    public Optional<CallSid> agentHere() {
        return speakers().map(Leg::call).findFirst();
    }

    /** The worker whose leg is in the room now, if we know one. */
    public Optional<WorkerSid> worker() {
        return speakers().flatMap(leg -> leg.worker().stream()).findFirst();
    }

    public boolean takesPart(WorkerSid worker) {
        return agents.containsKey(worker);
    }

    boolean leavesOnPurpose(WorkerSid worker) {
        var intent = intents.get(worker);
        return intent != null && intent.leaves();
    }

    boolean customerGone() {
        return legs.values().stream().anyMatch(leg -> leg.is(CUSTOMER) && leg.gone());
    }

    /** The loss that this roster shows; empty while somebody in it may turn out to have taken the agent's place. */
    Optional<Finding.AgentLost> loss() {
        return lostLeg().flatMap(leg -> customer().map(caller -> lost(leg, caller)));
    }

    /** The leg of an agent who was lost although nobody ever told who the customer is. */
    Optional<CallSid> lossWithoutCustomer() {
        return customer().isPresent() ? Optional.empty() : lostLeg().map(Leg::call);
    }

    /** The loss that would show if the legs in doubt were gone: their leave may be all that was not told. */
    Optional<Finding.AgentLost> hiddenLoss() {
        var doubt = inDoubt();
        if (doubt.isEmpty() || loss().isPresent()) return Optional.empty();
        var gone = new LinkedHashMap<>(legs);
        doubt.forEach(call -> gone.computeIfPresent(call, (_, leg) -> leg.over()));
        return withLegs(gone).loss();
    }

    /**
     * Those who seem to be here, but nobody knows whose leg it is, or the worker said goodbye, or has another leg since: who
     * moves to another tab leaves the first.
     */
    Set<CallSid> inDoubt() {
        return legs.values().stream()
                .filter(Leg::speaksForUs)
                .filter(this::isInDoubt)
                .map(Leg::call)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isInDoubt(Leg leg) {
        return !leg.is(AGENT)
                || leavesOnPurpose(leg)
                || agents(other -> other.worker().equals(leg.worker()))
                        .anyMatch(other -> other.presenceSequence() > leg.presenceSequence());
    }

    private Optional<Leg> lostLeg() {
        if (ended || customerGone() || speakers().findAny().isPresent()) return Optional.empty();
        return agents(leg -> !leavesOnPurpose(leg))
                .max(LEFT_LATER)
                .filter(leg -> leg.departure() != Departure.ROOM_CLOSED)
                .filter(leg -> agents(this::leavesOnPurpose).noneMatch(other -> hasLeftAfter(other, leg)))
                .filter(leg -> strangers().noneMatch(stranger -> mayHaveReplaced(stranger, leg)));
    }

    /** One whose leave nobody told counts as later than all, but for who came after their goodbye. */
    private boolean hasLeftAfter(Leg onPurpose, Leg lost) {
        var came = said(lost);
        if (!onPurpose.gone() && came.isPresent()) return said(onPurpose).orElseThrow() > came.get();
        return LEFT_LATER.compare(onPurpose, lost) > 0;
    }

    /** Legs that nobody has accounted for although the room's agent and customer are known. */
    Stream<Leg> strangers() {
        return legs.values().stream().filter(leg -> leg.is(UNKNOWN) && leg.here() && !leg.listensOnly());
    }

    /** "Join Call" brings the new leg before it takes the old one away. */
    private boolean mayHaveReplaced(Leg stranger, Leg agent) {
        return customer().isPresent() && agent.gone() && stranger.presenceSequence() < agent.presenceSequence();
    }

    boolean connected() {
        return !ended
                && legs.values().stream().anyMatch(leg -> leg.is(CUSTOMER) && leg.here())
                && legs.values().stream().anyMatch(leg -> !leg.is(CUSTOMER) && leg.here() && !leg.listensOnly());
    }

    private Stream<Leg> speakers() {
        return legs.values().stream().filter(Leg::speaksForUs).filter(leg -> !wrappedUp(leg));
    }

    private Stream<Leg> agents(Predicate<Leg> which) {
        return legs.values().stream().filter(leg -> leg.is(AGENT)).filter(which);
    }

    private boolean leavesOnPurpose(Leg leg) {
        return leg.worker().filter(this::leavesOnPurpose).isPresent();
    }

    /** What this leg's worker said last, and when. */
    private Optional<Long> said(Leg leg) {
        return leg.worker().map(intents::get).map(Intent::said);
    }

    private boolean wrappedUp(Leg leg) {
        return leg.worker()
                .map(agents::get)
                .map(agent -> wrappedUp.contains(agent.reservation()))
                .orElse(false);
    }

    private Finding.AgentLost lost(Leg leg, CallSid caller) {
        // who owns a leg has registered
        var agent = Objects.requireNonNull(agents.get(leg.worker().orElseThrow()));
        var others = legs.values().stream()
                .filter(other -> other.is(THIRD_PARTY) && other.here())
                .map(Leg::call)
                .collect(Collectors.toUnmodifiableSet());
        var certain = leg.gone() && leg.departure() != Departure.UNSAID;
        return new Finding.AgentLost(agent, leg.call(), caller, others, certain);
    }

    Conference withLegs(Map<CallSid, Leg> changed) {
        return new Conference(sid, task, changed, agents, intents, wrappedUp, ended);
    }

    Conference withAgents(Map<WorkerSid, Agent> changed) {
        return new Conference(sid, task, legs, changed, intents, wrappedUp, ended);
    }

    Conference withIntents(Map<WorkerSid, Intent> changed) {
        return new Conference(sid, task, legs, agents, changed, wrappedUp, ended);
    }

    Conference withWrappedUp(Set<ReservationSid> changed) {
        return new Conference(sid, task, legs, agents, intents, changed, ended);
    }

    Conference named(TaskSid name) {
        return new Conference(sid, Optional.of(name), legs, agents, intents, wrappedUp, ended);
    }

    Conference closed() {
        return new Conference(sid, task, legs, agents, intents, wrappedUp, true);
    }

    /** @param said when the worker's page said so: microseconds since 1970 by our clock */
    record Intent(boolean leaves, long said) {

        /** The later one; of two at the same moment that they are here: rather one recovery too many. */
        static Intent later(Intent one, Intent other) {
            if (one.said == other.said) return one.leaves ? other : one;
            return one.said > other.said ? one : other;
        }
    }

    /** A roster and what the event that led to it means. */
    public record Judged(Conference next, List<Finding> findings) {}
}
