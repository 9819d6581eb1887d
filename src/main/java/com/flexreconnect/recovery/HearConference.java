package com.flexreconnect.recovery;

import com.flexreconnect.conference.Conference;
import com.flexreconnect.conference.Conference.Judged;
import com.flexreconnect.conference.ConferenceEvent;
import com.flexreconnect.conference.ConferenceEvent.Identified;
import com.flexreconnect.conference.ConferenceEvent.Identity;
import com.flexreconnect.conference.ConferenceEvent.Joined;
import com.flexreconnect.conference.ConferenceEvent.Named;
import com.flexreconnect.conference.Departure;
import com.flexreconnect.conference.Finding;
import com.flexreconnect.conference.Finding.AgentLost;
import com.flexreconnect.conference.JudgeConference;
import com.flexreconnect.conference.JudgeConference.Held;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.stored.Once;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what happened in a conference and lets the recoveries that it concerns know. */
@Component
public class HearConference {

    private final JudgeConference conferences;
    private final Recoveries recoveries;
    private final OpenRecoveries open;
    private final AdvanceRecovery advance;
    private final RecoveryStatuses statuses;
    private final EffectSink effects;

    HearConference(
            JudgeConference conferences,
            Recoveries recoveries,
            OpenRecoveries open,
            AdvanceRecovery advance,
            RecoveryStatuses statuses,
            EffectSink effects) {
        this.conferences = conferences;
        this.recoveries = recoveries;
        this.open = open;
        this.advance = advance;
        this.statuses = statuses;
        this.effects = effects;
    }

    /**
     * Joins the caller's transaction, or opens one.
     *
     * @param task the conference's friendly name, when it is a task SID
     */
    @Transactional
    public void hear(ConferenceSid conference, Optional<TaskSid> task, ConferenceEvent event) {
        hear(conferences.hold(conference), task, event);
    }

    /** The same in one transaction with something that goes before. */
    @Transactional
    public void hearAfter(Runnable first, ConferenceSid conference, ConferenceEvent event) {
        first.run();
        hear(conference, Optional.empty(), event);
    }

    /** The same where it is heard for the first time. */
    @Transactional
    public void hear(ConferenceSid conference, Optional<TaskSid> task, ConferenceEvent event, Once once) {
        conferences.hold(conference, once).ifPresent(held -> hear(held, task, event));
    }

    private void hear(Held held, Optional<TaskSid> task, ConferenceEvent event) {
        var events = new ArrayList<ConferenceEvent>();
        task.ifPresent(name -> events.add(new Named(name)));
        events.add(event);
        if (event instanceof Joined joined && isExpectedCaller(held.room().sid(), joined.call()))
            events.add(new Identified(joined.call(), new Identity.Customer()));
        var judged = conferences.enter(held, events);
        var someone = concernsARecovery(judged);
        judged.findings().stream()
                .filter(finding -> someone || concernsTheRoom(finding))
                .forEach(finding -> tell(judged.next(), finding));
    }

    /** A recovery's caller turns up in another conference: that is the new one, whatever else was heard of it. */
    private boolean isExpectedCaller(ConferenceSid conference, CallSid call) {
        return open.elsewhere(call, conference);
    }

    /** In nearly all calls nobody is being recovered: that takes one question, however much was found. */
    private boolean concernsARecovery(Judged judged) {
        var found = judged.findings().stream()
                .filter(finding -> !concernsTheRoom(finding))
                .toList();
        return found.stream().anyMatch(AgentLost.class::isInstance)
                || !found.isEmpty()
                        && open.hereOrOf(judged.next().sid(), judged.next().customer());
    }

    private static boolean concernsTheRoom(Finding finding) {
        return switch (finding) {
            case Finding.EndOnExitArmed _, Finding.Unidentified _, Finding.MayBeGone _ -> true;
            default -> false;
        };
    }

    private void tell(Conference room, Finding finding) {
        switch (finding) {
            case AgentLost loss -> lost(room, loss);
            case Finding.LossWithdrawn _ -> here(room, new RecoveryEvent.LossWithdrawn());
            case Finding.CustomerLeft(var departure) -> customerLeft(room, departure);
            case Finding.OtherJoined(var call) -> here(room, new RecoveryEvent.OtherJoined(call));
            case Finding.OtherLeft(var call) -> here(room, new RecoveryEvent.OtherGone(call));
            case Finding.Connected connected -> connected(room, connected.customer());
            case Finding.Ended _ -> here(room, new RecoveryEvent.ConferenceEnded());
            case Finding.EndOnExitArmed(var call, var sequence) ->
                effects.enter(room.sid(), new Effect.DisarmEndOnExit(room.sid(), call, sequence));
            case Finding.MayBeGone(var call) -> effects.enter(room.sid(), new Effect.LookAtLeg(room.sid(), call));
            case Finding.Unidentified(var call, var task) ->
                effects.enter(room.sid(), new Effect.Identify(room.sid(), call, task));
        }
    }

    private void lost(Conference room, AgentLost loss) {
        connected(room, loss.customer()); // an agent lost here means that they had been together here
        var known = recoveries.openIn(room.sid().value());
        if (known.isPresent()) {
            if (loss.certain()) advance.with(known.get(), new RecoveryEvent.LossConfirmed());
        } else if (!statuses.isOver(room.sid(), loss) && !isOldNews(room, loss)) advance.open(room.sid(), loss);
    }

    /** The caller was sent on meanwhile, without this loss having been told: they are in another recovery's queue. */
    private boolean isOldNews(Conference room, AgentLost loss) {
        return recoveries.hasSentOn(loss.customer().value(), room.sid().value());
    }

    private void customerLeft(Conference room, Departure departure) {
        here(room, new RecoveryEvent.CustomerLeftRoom(departure == Departure.HUNG_UP));
        if (departure == Departure.HUNG_UP)
            elsewhere(room, room.customer().orElseThrow(), new RecoveryEvent.CustomerHungUp());
    }

    private void connected(Conference room, CallSid customer) {
        room.task().ifPresent(task -> elsewhere(room, customer, new RecoveryEvent.ReconnectLive(task, room.worker())));
    }

    private void here(Conference room, RecoveryEvent news) {
        recoveries.openIn(room.sid().value()).ifPresent(id -> advance.with(id, news));
    }

    private void elsewhere(Conference room, CallSid customer, RecoveryEvent news) {
        recoveries.openElsewhereFor(customer.value(), room.sid().value()).forEach(id -> advance.with(id, news));
    }
}
