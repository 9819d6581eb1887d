package com.flexreconnect.effect;

import com.flexreconnect.conference.Agent;
import com.flexreconnect.conference.ConferenceEvent.Identified;
import com.flexreconnect.conference.ConferenceEvent.Identity;
import com.flexreconnect.conference.ConferenceEvent.WrappedUp;
import com.flexreconnect.conference.Rosters;
import com.flexreconnect.recovery.Effect.LookForLoss;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.twilio.Calls;
import com.flexreconnect.twilio.Conferences;
import com.flexreconnect.twilio.Participants;
import com.flexreconnect.twilio.ReservationSeen;
import com.flexreconnect.twilio.Reservations;
import com.flexreconnect.twilio.TaskSeen;
import com.flexreconnect.twilio.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * An agent is done with a call, and neither the plugin nor a callback has told us who they were: is the caller alone in
 * the room? Flex names a call's conference after its task.
 */
@Component
class FindLoss {

    private static final Set<String> COMING_OR_TALKING = Set.of("pending", "accepted");

    private final Rosters rosters;
    private final Conferences conferences;
    private final Participants participants;
    private final Tasks tasks;
    private final Reservations reservations;
    private final Calls calls;

    FindLoss(
            Rosters rosters,
            Conferences conferences,
            Participants participants,
            Tasks tasks,
            Reservations reservations,
            Calls calls) {
        this.rosters = rosters;
        this.conferences = conferences;
        this.participants = participants;
        this.tasks = tasks;
        this.reservations = reservations;
        this.calls = calls;
    }

    News in(LookForLoss asked) {
        return conferences
                .inProgress(asked.task())
                .flatMap(room -> in(asked, room))
                .orElse(News.none());
    }

    private Optional<News> in(LookForLoss asked, ConferenceSid room) {
        var task = tasks.fetch(asked.task());
        var named = OnTheCall.of(task);
        if (named.customer().isEmpty() || named.worker().isEmpty()) return Optional.empty();
        return agentOf(asked, task)
                .filter(_ -> isAlone(asked.task(), room, named.customer().get()))
                .map(agent -> News.of(
                        room,
                        Optional.of(asked.task()),
                        new Identified(named.worker().get(), new Identity.AgentOf(agent, named.customer())),
                        new WrappedUp(asked.reservation())));
    }

    /** Empty as well when the call was transferred: somebody else has it, or is about to. */
    private Optional<Agent> agentOf(LookForLoss asked, TaskSeen task) {
        var all = reservations.of(asked.task());
        if (all.stream().anyMatch(one -> !isOf(asked.reservation(), one) && COMING_OR_TALKING.contains(one.status())))
            return Optional.empty();
        return find(all, asked.reservation())
                .flatMap(mine -> task.workflow().map(workflow -> OnTheCall.agent(task, workflow, mine)));
    }

    /**
     * Supervisors who only listen do not count. A third party counts where not even a callback was told: an agent without
     * the plugin may have left the two to themselves on purpose, and says no goodbye to us.
     */
    private boolean isAlone(TaskSid task, ConferenceSid room, CallSid customer) {
        var seen = participants.in(room);
        var isOurs = rosters.liveConferenceOf(task).isPresent();
        return seen.stream().anyMatch(who -> who.call().equals(customer))
                && seen.stream()
                        .filter(who -> !who.call().equals(customer) && !who.muted() && !who.coaching())
                        .allMatch(who -> isOurs && !calls.fetch(who.call()).isBrowser());
    }

    private static Optional<ReservationSeen> find(List<ReservationSeen> all, ReservationSid reservation) {
        return all.stream().filter(one -> isOf(reservation, one)).findFirst();
    }

    private static boolean isOf(ReservationSid reservation, ReservationSeen one) {
        return one.reservation().equals(reservation);
    }
}
