package com.flexreconnect.recovery;

import static com.flexreconnect.recovery.Transition.stay;
import static com.flexreconnect.recovery.Transition.to;

import com.flexreconnect.recovery.Effect.Alarm;
import com.flexreconnect.recovery.Effect.Alert;
import com.flexreconnect.recovery.Effect.CompletePing;
import com.flexreconnect.recovery.Effect.FreeOldConference;
import com.flexreconnect.recovery.Effect.LookAtReconnect;
import com.flexreconnect.recovery.Effect.MoveParticipant;
import com.flexreconnect.recovery.Recovery.Kept;
import com.flexreconnect.recovery.RecoveryEvent.ConferenceEnded;
import com.flexreconnect.recovery.RecoveryEvent.CustomerHungUp;
import com.flexreconnect.recovery.RecoveryEvent.PatienceEnded;
import com.flexreconnect.recovery.RecoveryEvent.PingAccepted;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectCanceled;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectNotLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectStillQueued;
import com.flexreconnect.recovery.Stage.Closed;
import com.flexreconnect.recovery.Stage.Moving;
import com.flexreconnect.recovery.Stage.Reconnecting;
import com.flexreconnect.recovery.Stage.Waiting;
import java.util.ArrayList;
import java.util.List;

/** An agent has accepted: are the two together, and have the others followed? */
final class Reunion {

    /** How often Twilio is asked whether the new conference lives. */
    static final int LOOKS = 6;

    private Reunion() {}

    static Transition reconnecting(Recovery recovery, Reconnecting stage, RecoveryEvent event) {
        return switch (event) {
            case CustomerHungUp _ -> CleanUp.customerLeft(recovery);
            case ReconnectLive live
            when live.reconnect().equals(stage.reconnect()) -> live(recovery, live, stage.target());
            case ReconnectCanceled(var task, var hungUp)
            when task.equals(stage.reconnect()) ->
                hungUp ? CleanUp.customerLeft(recovery) : InTheQueue.again(recovery, stage.attempt());
            case ReconnectStillQueued(var task)
            when task.equals(stage.reconnect()) ->
                to(recovery.at(new Waiting(Target.ANY_WORKER, task, stage.attempt(), 0)), new Effect.Widen(task));
            case ReconnectNotLive(var task)
            when task.equals(stage.reconnect()) && stage.round() > 1 -> InTheQueue.again(recovery, stage.attempt());
            case PatienceEnded(var armedFor) when armedFor.equals(stage) -> look(recovery, stage);
            case PingAccepted(var ping) -> to(recovery, new CompletePing(ping));
            default -> stay(recovery);
        };
    }

    static Transition moving(Recovery recovery, Moving stage, RecoveryEvent event) {
        return switch (event) {
            case CustomerHungUp _ -> CleanUp.customerLeft(recovery);
            case ConferenceEnded _ -> to(recovery.at(new Closed(stage.outcome())));
            case PatienceEnded(var armedFor)
            when armedFor.equals(stage) ->
                to(
                        recovery.at(new Closed(stage.outcome())),
                        new FreeOldConference(),
                        new Alert(Alarm.OTHERS_LEFT_BEHIND));
            case PingAccepted(var ping) -> to(recovery, new CompletePing(ping));
            default -> stay(recovery);
        };
    }

    /** Later facts imply earlier ones: being together implies queued and accepted, whatever was heard of those. */
    static Transition live(Recovery recovery, ReconnectLive live, Target target, Effect... effects) {
        var outcome = outcome(recovery, live, target);
        var all = new ArrayList<Effect>(List.of(effects));
        recovery.others().forEach(other -> all.add(new MoveParticipant(other, live.reconnect())));
        // kept open for somebody who has left meanwhile: it does not end by itself when a supervisor is in it
        if (recovery.others().isEmpty() && recovery.kept() != Kept.NOT_ASKED) all.add(new FreeOldConference());
        var next = recovery.others().isEmpty() ? new Closed(outcome) : new Moving(outcome, live.reconnect());
        return to(recovery.at(next), all);
    }

    private static Outcome outcome(Recovery recovery, ReconnectLive live, Target target) {
        var accepted = recovery.stage() instanceof Reconnecting reconnecting
                ? reconnecting.worker().or(live::worker)
                : live.worker();
        return accepted.map(worker -> worker.equals(recovery.lost().agent().worker()))
                        .orElse(target == Target.SAME_WORKER)
                ? Outcome.RECOVERED
                : Outcome.HANDED_OVER;
    }

    /** Silence from Twilio is no evidence: whoever is redirected now could be torn out of a rebuilt call. */
    private static Transition look(Recovery recovery, Reconnecting stage) {
        var round = stage.round() + 1;
        if (round > LOOKS) return lookedInVain(recovery);
        var next = new Reconnecting(stage.target(), stage.worker(), stage.reconnect(), stage.attempt(), round);
        return to(recovery.at(next), new LookAtReconnect(stage.reconnect(), round));
    }

    private static Transition lookedInVain(Recovery recovery) {
        var effects = new ArrayList<Effect>(List.of(new Alert(Alarm.RECONNECT_NOT_LIVE)));
        effects.addAll(CleanUp.freeOthers(recovery));
        return to(recovery.at(new Closed(Outcome.GAVE_UP)), effects);
    }
}
