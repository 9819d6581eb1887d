package com.flexreconnect.effect;

import com.flexreconnect.conference.ConferenceEvent.CallOver;
import com.flexreconnect.conference.ConferenceEvent.Identified;
import com.flexreconnect.conference.ConferenceEvent.Identity;
import com.flexreconnect.recovery.Effect.Identify;
import com.flexreconnect.recovery.Effect.LookAtLeg;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.twilio.Calls;
import com.flexreconnect.twilio.ReservationSeen;
import com.flexreconnect.twilio.Reservations;
import com.flexreconnect.twilio.TaskSeen;
import com.flexreconnect.twilio.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds out who a leg is that nobody registered, from the task's attributes, then from the call itself, and whether it lives. */
@Component
class IdentifyLeg {

    private static final Set<String> AT_WORK = Set.of("accepted", "wrapping");
    private static final Set<String> DONE = Set.of("completed");

    private final Tasks tasks;
    private final Reservations reservations;
    private final Calls calls;

    IdentifyLeg(Tasks tasks, Reservations reservations, Calls calls) {
        this.tasks = tasks;
        this.reservations = reservations;
        this.calls = calls;
    }

    News who(Identify asked) {
        return News.of(asked.conference(), asked.task(), new Identified(asked.call(), identity(asked)));
    }

    News isOver(LookAtLeg asked) {
        return calls.fetch(asked.call()).inProgress() ? News.none() : over(asked);
    }

    static News over(LookAtLeg asked) {
        return News.of(asked.conference(), Optional.empty(), new CallOver(asked.call()));
    }

    private Identity identity(Identify asked) {
        if (asked.task().isEmpty()) return byCall(asked.call());
        var task = tasks.fetch(asked.task().get());
        var named = OnTheCall.of(task);
        var customer = named.customer();
        if (customer.filter(asked.call()::equals).isPresent()) return new Identity.Customer();
        var isWorker = named.worker().filter(asked.call()::equals).isPresent();
        return isWorker || calls.fetch(asked.call()).isBrowser() ? agent(task, customer) : new Identity.ThirdParty();
    }

    private Identity byCall(CallSid call) {
        return calls.fetch(call).isBrowser() ? new Identity.SomeAgent() : new Identity.ThirdParty();
    }

    /**
     * With two agents at work nobody can tell whose browser this is. With none it was that of the one who is done: a leave
     * may be told after the wrap-up.
     */
    private Identity agent(TaskSeen task, Optional<CallSid> customer) {
        var all = reservations.of(task.task());
        var atWork = in(all, AT_WORK);
        var theirs = atWork.isEmpty() ? in(all, DONE) : atWork;
        if (theirs.size() != 1 || task.workflow().isEmpty()) return new Identity.SomeAgent();
        return new Identity.AgentOf(OnTheCall.agent(task, task.workflow().get(), theirs.getFirst()), customer);
    }

    private static List<ReservationSeen> in(List<ReservationSeen> all, Set<String> statuses) {
        return all.stream()
                .filter(reservation -> statuses.contains(reservation.status()))
                .toList();
    }
}
