package com.flexreconnect.recovery;

import static com.flexreconnect.recovery.Transition.stay;
import static com.flexreconnect.recovery.Transition.to;

import com.flexreconnect.recovery.Effect.Alarm;
import com.flexreconnect.recovery.Effect.Alert;
import com.flexreconnect.recovery.Effect.Announce;
import com.flexreconnect.recovery.Effect.CancelPing;
import com.flexreconnect.recovery.Effect.CompletePing;
import com.flexreconnect.recovery.Effect.CreatePing;
import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.Effect.KeepOthers;
import com.flexreconnect.recovery.Effect.LookAtPing;
import com.flexreconnect.recovery.Effect.LookAtRoom;
import com.flexreconnect.recovery.Effect.Mark;
import com.flexreconnect.recovery.Effect.MarkTask;
import com.flexreconnect.recovery.Effect.TakeOffHold;
import com.flexreconnect.recovery.Recovery.Kept;
import com.flexreconnect.recovery.RecoveryEvent.ConferenceEnded;
import com.flexreconnect.recovery.RecoveryEvent.CustomerHungUp;
import com.flexreconnect.recovery.RecoveryEvent.CustomerLeftRoom;
import com.flexreconnect.recovery.RecoveryEvent.EffectRefused;
import com.flexreconnect.recovery.RecoveryEvent.LossConfirmed;
import com.flexreconnect.recovery.RecoveryEvent.LossWithdrawn;
import com.flexreconnect.recovery.RecoveryEvent.OthersKept;
import com.flexreconnect.recovery.RecoveryEvent.PatienceEnded;
import com.flexreconnect.recovery.RecoveryEvent.PingAccepted;
import com.flexreconnect.recovery.RecoveryEvent.PingOver;
import com.flexreconnect.recovery.RecoveryEvent.RoomSeen;
import com.flexreconnect.recovery.Stage.Closed;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.KeepingOthers;
import com.flexreconnect.recovery.Stage.Pinging;
import com.flexreconnect.recovery.Stage.Suspected;
import com.flexreconnect.recovery.Stage.Verifying;
import java.util.ArrayList;
import java.util.List;

/** The caller is still in the old conference: was the agent really lost, and are they back? */
final class BeforeTheQueue {
    private BeforeTheQueue() {}

    static Transition suspected(Recovery recovery, Suspected stage, RecoveryEvent event) {
        return switch (event) {
            case LossWithdrawn _, CustomerHungUp _, CustomerLeftRoom _, ConferenceEnded _ -> falseAlarm(recovery);
            case LossConfirmed _ when !stage.certain() -> startPinging(recovery);
            case PatienceEnded(var armedFor)
            when armedFor.equals(stage) ->
                stage.certain() ? startPinging(recovery) : to(recovery.at(new Verifying()), new LookAtRoom());
            default -> stay(recovery);
        };
    }

    static Transition verifying(Recovery recovery, Verifying stage, RecoveryEvent event) {
        return switch (event) {
            case LossWithdrawn _, CustomerHungUp _, CustomerLeftRoom _, ConferenceEnded _ -> falseAlarm(recovery);
            case RoomSeen seen when !seen.customerHere() || seen.agentHere() -> falseAlarm(recovery);
            case RoomSeen seen ->
                ping(recovery.with(seen.others()), seen.customerHeld() ? List.of(new TakeOffHold()) : List.of());
            // In doubt stay with the customer.
            case LossConfirmed _, EffectRefused(LookAtRoom _) -> startPinging(recovery);
            case PatienceEnded(var armedFor) when armedFor.equals(stage) -> startPinging(recovery);
            default -> stay(recovery);
        };
    }

    static Transition pinging(Recovery recovery, Pinging stage, RecoveryEvent event) {
        return switch (event) {
            case CustomerHungUp _, CustomerLeftRoom _, ConferenceEnded _ -> CleanUp.customerLeft(recovery);
            case LossWithdrawn _ -> withdrawn(recovery);
            case RoomSeen seen -> seen(recovery, seen);
            case OthersKept _ -> to(recovery.kept(Kept.SETTLED));
            case EffectRefused(KeepOthers _) -> to(recovery.kept(Kept.SETTLED), new Alert(Alarm.OTHERS_NOT_KEPT));
            case PingAccepted(var ping) ->
                toQueue(recovery.pinged(ping), Target.SAME_WORKER, new CompletePing(ping), new MarkTask(Mark.ANSWERED));
            case PingOver(var ping) -> toQueue(recovery.pinged(ping), Target.ANY_WORKER);
            case EffectRefused(CreatePing _) -> toQueue(recovery, Target.ANY_WORKER, new Alert(Alarm.PING_REFUSED));
            case PatienceEnded(var armedFor) when armedFor.equals(stage) -> impatient(recovery, stage);
            default -> stay(recovery);
        };
    }

    static Transition keepingOthers(Recovery recovery, KeepingOthers stage, RecoveryEvent event) {
        return switch (event) {
            case CustomerHungUp _, CustomerLeftRoom _, ConferenceEnded _ -> CleanUp.customerLeft(recovery);
            case OthersKept _ -> enqueue(recovery.kept(Kept.SETTLED), stage.target());
            case EffectRefused(KeepOthers _) -> enqueue(recovery, stage.target(), new Alert(Alarm.OTHERS_NOT_KEPT));
            // Better to lose a third party than to leave the caller where they are.
            case PatienceEnded(var armedFor)
            when armedFor.equals(stage) -> enqueue(recovery, stage.target(), new Alert(Alarm.OTHERS_NOT_KEPT));
            case PingAccepted(var ping) -> to(recovery, new CompletePing(ping));
            default -> stay(recovery);
        };
    }

    static Transition startPinging(Recovery recovery) {
        return ping(recovery, List.of(new LookAtRoom()));
    }

    private static Transition ping(Recovery recovery, List<Effect> more) {
        var effects = new ArrayList<Effect>(List.of(new CreatePing(), new Announce(), new MarkTask(Mark.LOST)));
        effects.addAll(more);
        var kept = RecoveryMachine.keep(recovery.at(new Pinging(false)));
        effects.addAll(kept.effects());
        return to(kept.next(), effects);
    }

    /** Goes to the queue at once when nobody else could be thrown out by it. */
    private static Transition toQueue(Recovery recovery, Target target, Effect... effects) {
        if (!recovery.mustKeepOthers()) return enqueue(recovery, target, effects);
        var kept = RecoveryMachine.keep(recovery.at(new KeepingOthers(target)));
        var all = new ArrayList<Effect>(List.of(effects));
        all.addAll(kept.effects());
        return to(kept.next(), all);
    }

    static Transition enqueue(Recovery recovery, Target target, Effect... effects) {
        var all = new ArrayList<Effect>(List.of(effects));
        all.add(new EnqueueCustomer(target, 1));
        return to(recovery.at(new Enqueueing(target, 1, false)), all);
    }

    private static Transition seen(Recovery recovery, RoomSeen seen) {
        if (!seen.customerHere()) return CleanUp.customerLeft(recovery);
        var kept = RecoveryMachine.keep(recovery.with(seen.others()));
        if (!seen.customerHeld()) return kept;
        var effects = new ArrayList<>(kept.effects());
        effects.add(new TakeOffHold());
        return to(kept.next(), effects);
    }

    private static Transition impatient(Recovery recovery, Pinging stage) {
        return stage.looked() ? toAnyAgent(recovery) : to(recovery.at(new Pinging(true)), new LookAtPing());
    }

    /** Without the agent who is still being pinged. */
    static Transition toAnyAgent(Recovery recovery) {
        var cancel = recovery.ping().map(CancelPing::new);
        return toQueue(recovery, Target.ANY_WORKER, cancel.stream().toArray(Effect[]::new));
    }

    private static Transition falseAlarm(Recovery recovery) {
        return to(recovery.at(new Closed(Outcome.FALSE_ALARM)));
    }

    private static Transition withdrawn(Recovery recovery) {
        var effects = new ArrayList<Effect>(List.of(new MarkTask(Mark.WITHDRAWN)));
        recovery.ping().ifPresent(ping -> effects.add(new CancelPing(ping)));
        return to(recovery.at(new Closed(Outcome.FALSE_ALARM)), effects);
    }
}
