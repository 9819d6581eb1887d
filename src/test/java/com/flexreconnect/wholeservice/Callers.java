package com.flexreconnect.wholeservice;

import com.flexreconnect.simulator.world.CallRole;
import com.flexreconnect.simulator.world.CallView;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.World;
import com.flexreconnect.simulator.world.WorldEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Nobody is alone for longer than the bound, and nobody's call ends but by somebody's wish. */
final class Callers {

    private final World world;
    private final Intentions intentions;
    private final Notices notices;
    private final Bound bound;
    private final Function<Alone, Duration> longest;
    private final Tally tally;
    private final Set<String> hadAgent = new HashSet<>();
    private final Map<String, Alone> alone = new HashMap<>();
    private final Map<String, WorldEvent.ParticipantLeft> lastAgentOf = new HashMap<>();
    private final Map<String, WorldEvent.ParticipantLeft> lastLeave = new HashMap<>();

    /** @param longest which bound counts for this caller */
    Callers(
            World world,
            Intentions intentions,
            Notices notices,
            Bound bound,
            Function<Alone, Duration> longest,
            Tally tally) {
        this.world = world;
        this.intentions = intentions;
        this.notices = notices;
        this.bound = bound;
        this.longest = longest;
        this.tally = tally;
    }

    void on(WorldEvent event) {
        switch (event) {
            case WorldEvent.ParticipantLeft left -> {
                lastLeave.put(left.participant().callSid(), left);
                if (left.participant().type().equals("worker"))
                    lastAgentOf.put(left.conference().sid(), left);
                look(event.at());
            }
            case WorldEvent.CallEnded ended
            when ended.call().role() == CallRole.CUSTOMER -> {
                look(event.at());
                over(ended);
            }
            case WorldEvent.TransferFailed failed ->
                alone.replaceAll((_, since) ->
                        failed.transfer().initiatingReservationSid().equals(since.reservation())
                                ? since.handedOnInVain(failed.at())
                                : since);
            case WorldEvent.ParticipantJoined _, WorldEvent.TaskChanged _ -> look(event.at());
            default -> {}
        }
    }

    /** Whoever is alone still may be so. */
    void check() {
        alone.forEach((call, since) -> within(since, world.clock().instant(), call));
    }

    private void look(Instant at) {
        world.calls().all().stream()
                .filter(call -> call.role() == CallRole.CUSTOMER)
                .forEach(call -> look(call, at));
    }

    private void look(CallView call, Instant at) {
        var room = Optional.ofNullable(call.conferenceSid()).map(world.conferences()::fetch);
        var withAgent = room.filter(Callers::hasAgent).isPresent();
        if (withAgent) hadAgent.add(call.sid());
        if (withAgent || call.taskSid() != null || !call.live()) {
            Optional.ofNullable(alone.remove(call.sid())).ifPresent(since -> {
                within(since, at, call.sid());
                told(since)
                        .filter(_ -> !since.excused())
                        .ifPresentOrElse(
                                told -> tally.alone(Duration.between(told, at)),
                                () -> tally.count(since.excused() ? "alone on purpose" : "alone, and nobody told"));
            });
        } else if (hadAgent.contains(call.sid())) alone.computeIfAbsent(call.sid(), _ -> alone(call, room, at));
    }

    private Optional<Instant> told(Alone since) {
        return since.inVain()
                ? notices.ofFailedTransfer(String.valueOf(since.reservation()))
                : notices.of(since.leg(), since.reservation(), since.at());
    }

    private Alone alone(CallView call, Optional<ConferenceView> room, Instant at) {
        var agent = room.map(ConferenceView::sid).map(lastAgentOf::get);
        return new Alone(
                at,
                room.map(ConferenceView::sid).orElse(""),
                agent.map(left -> left.participant().callSid()).orElse(""),
                agent.map(left -> left.participant().reservationSid()).orElse(""),
                room.filter(one -> one.callback() == null).isPresent()
                        || agent.filter(left -> intentions.saidGoodbye(
                                        left.conference().sid(),
                                        String.valueOf(left.participant().workerSid())))
                                .isPresent(),
                room.filter(one -> one.participants().size() > 1).isPresent(),
                false);
    }

    private void within(Alone since, Instant now, String call) {
        if (since.excused()) return;
        told(since)
                .map(told -> Duration.between(told, now))
                .filter(time -> time.compareTo(bound.usual()) > 0)
                .filter(time -> time.compareTo(longest.apply(since)) > 0)
                .ifPresent(time -> {
                    throw new AssertionError(
                            "%s is alone in %s for %s since the service was told, the bound is %s of %s"
                                    .formatted(call, since.conference(), time, longest.apply(since), bound));
                });
    }

    private void over(WorldEvent.CallEnded ended) {
        var call = ended.call();
        if (intentions.hungUp(call.sid())) return;
        var left = lastLeave.get(call.sid());
        var closed = left != null && left.at().equals(ended.at()) ? left.conference() : null;
        if (closed != null && intentions.wasToEnd(closed.sid())) tally.count("call ended by an agent's goodbye");
        else if (closed != null && endedByAnAgentsLeg(closed)) tally.count("call ended with an agent's armed leg");
        else if (left == null && !hadAgent.contains(call.sid())) tally.count("call ended before an agent was heard");
        else throw new AssertionError(call.sid() + " was dropped, last seen leaving " + left);
    }

    private boolean endedByAnAgentsLeg(ConferenceView room) {
        return room.callSidEnding() != null
                && world.calls().fetch(room.callSidEnding()).role() == CallRole.AGENT;
    }

    private static boolean hasAgent(ConferenceView room) {
        return room.participants().stream().anyMatch(one -> one.type().equals("worker"));
    }

    /**
     * @param excused left on purpose, or by an agent without the plugin
     * @param company somebody else was there when the agent left
     * @param inVain the agent had handed the call on, and nobody took it
     */
    record Alone(
            Instant at,
            String conference,
            String leg,
            @Nullable String reservation,
            boolean excused,
            boolean company,
            boolean inVain) {

        Alone handedOnInVain(Instant failed) {
            return new Alone(failed, conference, leg, reservation, false, company, true);
        }
    }
}
