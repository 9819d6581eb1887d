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
import com.flexreconnect.conference.HoldConference;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.stored.Hearing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what happened in a conference and lets the recoveries that it concerns know. */
@Component
public class HearConference {

    private final HoldConference conferences;
    private final Recoveries recoveries;
    private final AdvanceRecovery advance;
    private final RecoveryStatuses statuses;
    private final EffectSink effects;
    private final JdbcOperations jdbc;

    HearConference(
            HoldConference conferences,
            Recoveries recoveries,
            AdvanceRecovery advance,
            RecoveryStatuses statuses,
            EffectSink effects,
            JdbcOperations jdbc) {
        this.conferences = conferences;
        this.recoveries = recoveries;
        this.advance = advance;
        this.statuses = statuses;
        this.effects = effects;
        this.jdbc = jdbc;
    }

    /**
     * Joins the caller's transaction, or opens one.
     *
     * @param task the conference's friendly name, when it is a task SID
     */
    @Transactional
    public void hear(ConferenceSid conference, Optional<TaskSid> task, ConferenceEvent event) {
        hear(conference, task, event, Hearing.amongOthers(jdbc));
    }

    /** The same in a transaction of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void hear(ConferenceSid conference, ConferenceEvent event) {
        hear(conference, Optional.empty(), event, Hearing.alone(jdbc));
    }

    /** The same where it may have been heard before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(ConferenceSid conference, Optional<TaskSid> task, ConferenceEvent event, Hearing hearing) {
        var room = conferences.hold(conference, hearing);
        var returns = returns(conference, event, hearing);
        if (!hearing.isFirst()) return;
        var facts = facts(task, event);
        returns.get().ifPresent(caller -> facts.add(new Identified(caller, new Identity.Customer())));
        var held = room.get();
        var judged = held.room().after(facts);
        if (conferences.enter(held, judged.next(), hearing)) tell(judged, hearing);
        else hear(conference, task, event, hearing);
    }

    /** @return may be added to */
    static List<ConferenceEvent> facts(Optional<TaskSid> task, ConferenceEvent event) {
        var facts = new ArrayList<ConferenceEvent>();
        task.ifPresent(name -> facts.add(new Named(name)));
        facts.add(event);
        return facts;
    }

    /** A recovery's caller turns up in another conference: that is the new one, whatever else was heard of it. */
    private static Supplier<Optional<CallSid>> returns(ConferenceSid here, ConferenceEvent event, Hearing hearing) {
        if (!(event instanceof Joined joined)) return Optional::empty;
        var expected = OpenRecoveries.elsewhere(joined.call(), here, hearing);
        return () -> expected.getAsBoolean() ? Optional.of(joined.call()) : Optional.empty();
    }

    private void tell(Judged judged, Hearing hearing) {
        if (judged.findings().isEmpty()) {
            hearing.close();
            return;
        }
        var someone = concernsARecovery(judged, hearing);
        judged.findings().stream()
                .filter(finding -> someone || concernsTheRoom(finding))
                .forEach(finding -> tell(judged.next(), finding));
    }

    /** In nearly all calls nobody is being recovered: that takes one question, however much was found. */
    private static boolean concernsARecovery(Judged judged, Hearing hearing) {
        var found = judged.findings().stream()
                .filter(finding -> !concernsTheRoom(finding))
                .toList();
        if (found.isEmpty() || found.stream().anyMatch(AgentLost.class::isInstance)) {
            hearing.send();
            return !found.isEmpty();
        }
        var known = OpenRecoveries.hereOrOf(judged.next().sid(), judged.next().customer(), hearing);
        hearing.send();
        return known.getAsBoolean();
    }

    /** Even where nobody is being recovered. */
    static boolean concernsTheRoom(Finding finding) {
        return switch (finding) {
            case Finding.EndOnExitArmed _, Finding.Unidentified _, Finding.MayBeGone _ -> true;
            case AgentLost _,
                    Finding.LossWithdrawn _,
                    Finding.CustomerLeft _,
                    Finding.OtherJoined _,
                    Finding.OtherLeft _,
                    Finding.Connected _,
                    Finding.Ended _ -> false;
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
