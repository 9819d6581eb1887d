package com.flexreconnect.recovery;

import com.flexreconnect.recovery.RecoveryEvent.CustomerLeftRoom;
import com.flexreconnect.recovery.RecoveryEvent.CustomerNotQueued;
import com.flexreconnect.recovery.RecoveryEvent.EffectRefused;
import com.flexreconnect.recovery.RecoveryEvent.OtherGone;
import com.flexreconnect.recovery.RecoveryEvent.OtherJoined;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectAccepted;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectCanceled;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectNotLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectQueued;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectStillQueued;
import com.flexreconnect.recovery.RecoveryEvent.RoomSeen;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.Moving;
import com.flexreconnect.recovery.Stage.Reconnecting;
import com.flexreconnect.recovery.Stage.Suspected;
import com.flexreconnect.recovery.Stage.Waiting;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a step may depend on, each in plain words. */
final class Circumstances {
    private final Map<String, String> all = new LinkedHashMap<>();
    private final Recovery recovery;

    private Circumstances(Recovery recovery) {
        this.recovery = recovery;
    }

    static Map<String, String> of(Recovery recovery, RecoveryEvent news) {
        var asked = new Circumstances(recovery);
        asked.aboutNews(news);
        asked.aboutStage(recovery.stage());
        asked.aboutRecovery();
        return asked.all;
    }

    private void aboutNews(RecoveryEvent news) {
        switch (news) {
            case RoomSeen seen -> {
                say("customer", seen.customerHere(), "the customer is there", "the customer is not there");
                say("agent", seen.agentHere(), "an agent is there", "no agent is there");
                say("held", seen.customerHeld(), "the customer is on hold", "the customer is not on hold");
                known(recovery.others().containsAll(seen.others()));
            }
            case CustomerLeftRoom left -> say("hung up", left.hungUp(), "by hanging up", "nobody says why");
            case OtherJoined(var call) -> known(recovery.others().contains(call));
            case OtherGone(var call) -> {
                known(recovery.others().contains(call));
                say("last", recovery.others().size() < 2, "it was the last one", "another is still there");
            }
            case CustomerNotQueued(var attempt) -> ours(attempt);
            case ReconnectQueued queued -> ours(queued.attempt());
            case ReconnectAccepted accepted -> {
                ours(accepted.attempt());
                ours(accepted.reconnect());
                by(Optional.of(accepted.worker()));
            }
            case ReconnectCanceled canceled -> {
                ours(canceled.reconnect());
                say("hung up", canceled.hungUp(), "as the customer hung up", "not as the customer hung up");
            }
            case ReconnectLive live -> {
                ours(live.reconnect());
                by(live.worker());
            }
            case ReconnectStillQueued(var task) -> ours(task);
            case ReconnectNotLive(var task) -> ours(task);
            case EffectRefused(Effect.EnqueueCustomer refused) -> ours(refused.attempt());
            default -> {}
        }
    }

    private void aboutStage(Stage stage) {
        switch (stage) {
            case Suspected(var certain) ->
                say("certain", certain, "the callback said how the agent left", "only TaskRouter said so");
            case Stage.Pinging(var looked) ->
                say("looked", looked, "the ping task was asked", "the ping task was not asked yet");
            case Stage.KeepingOthers(var target) -> target(target);
            case Enqueueing at -> {
                target(at.target());
                attempt(at.attempt());
                say("looked", at.looked(), "the call was looked for", "the call was not looked for yet");
            }
            case Waiting at -> {
                target(at.target());
                attempt(at.attempt());
                say("first", at.round() == 0, "for the first time", "patience ended before");
                say("round", at.round() < InTheQueue.ROUNDS, "up to the sixth time", "after the sixth time");
            }
            case Reconnecting at -> {
                target(at.target());
                attempt(at.attempt());
                worker(at.worker());
                say("twice", at.round() > 1, "it was looked for twice", "it was not looked for twice yet");
                say("round", at.round() < Reunion.LOOKS, "up to the sixth time", "after the sixth time");
            }
            case Moving at -> all.put("outcome", "the outcome is " + at.outcome());
            case Stage.Closed at -> all.put("outcome", "the outcome is " + at.outcome());
            case Stage.Verifying _ -> {}
        }
    }

    private void aboutRecovery() {
        say("others", recovery.others().isEmpty(), "no third party is known", "third parties are known");
        all.put(
                "kept",
                switch (recovery.kept()) {
                    case NOT_ASKED -> "the old conference was not asked to stay yet";
                    case ASKED -> "the old conference was asked to stay";
                    case SETTLED -> "the old conference stays";
                });
        say("ping", recovery.ping().isPresent(), "the ping task is known", "the ping task is not known");
    }

    private void say(String question, boolean answer, String yes, String no) {
        all.put(question, answer ? yes : no);
    }

    private void known(boolean known) {
        say("known", known, "already known", "not known yet");
    }

    private void ours(int attempt) {
        var ours = switch (recovery.stage()) {
            case Enqueueing at -> at.attempt() == attempt;
            case Waiting at -> at.attempt() == attempt;
            case Reconnecting at -> at.attempt() == attempt;
            default -> false;
        };
        say("attempt of", ours, "of this attempt", "of an earlier attempt");
    }

    private void ours(TaskSid task) {
        var ours = Phase.reconnectTask(recovery.stage()).filter(task::equals).isPresent();
        say("task of", ours, "of this attempt", "of an earlier attempt");
    }

    private void target(Target target) {
        say("target", target == Target.SAME_WORKER, "queued for the same agent", "queued for any agent");
    }

    private void attempt(int attempt) {
        say("attempt", attempt < RecoveryMachine.ATTEMPTS, "an attempt is left", "it was the last attempt");
    }

    private void by(Optional<WorkerSid> worker) {
        all.put("by", worker.map(this::agent).orElse("nobody says with whom"));
    }

    private void worker(Optional<WorkerSid> worker) {
        all.put("worker", worker.map(who -> "accepted by " + agent(who)).orElse("accepted by nobody known"));
    }

    private String agent(WorkerSid worker) {
        return worker.equals(recovery.lost().agent().worker()) ? "the same agent" : "another agent";
    }
}
