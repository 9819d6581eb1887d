package com.flexreconnect.recovery;

import static com.flexreconnect.recovery.Transition.stay;
import static com.flexreconnect.recovery.Transition.to;

import com.flexreconnect.recovery.Effect.Alarm;
import com.flexreconnect.recovery.Effect.Alert;
import com.flexreconnect.recovery.Effect.CompletePing;
import com.flexreconnect.recovery.Effect.CompleteReservation;
import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.Effect.FollowUp;
import com.flexreconnect.recovery.Effect.LookAtReconnect;
import com.flexreconnect.recovery.Effect.LookForCustomer;
import com.flexreconnect.recovery.Effect.SendToFallback;
import com.flexreconnect.recovery.Effect.Widen;
import com.flexreconnect.recovery.RecoveryEvent.CustomerHungUp;
import com.flexreconnect.recovery.RecoveryEvent.CustomerLeftRoom;
import com.flexreconnect.recovery.RecoveryEvent.CustomerNotQueued;
import com.flexreconnect.recovery.RecoveryEvent.EffectRefused;
import com.flexreconnect.recovery.RecoveryEvent.PatienceEnded;
import com.flexreconnect.recovery.RecoveryEvent.PingAccepted;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectAccepted;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectCanceled;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectQueued;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectStillQueued;
import com.flexreconnect.recovery.Stage.Closed;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.Reconnecting;
import com.flexreconnect.recovery.Stage.Waiting;
import java.util.Optional;

/** The caller is on the way to an agent's queue, or in it. */
final class InTheQueue {

    /** How often patience may end while the caller waits for any worker. */
    static final int ROUNDS = 6;

    static final Effect FREE_AGENT = new CompleteReservation(FollowUp.RECONNECT_AGENT);

    private InTheQueue() {}

    static Transition enqueueing(Recovery recovery, Enqueueing stage, RecoveryEvent event) {
        return switch (event) {
            case CustomerHungUp _ -> CleanUp.customerLeft(recovery);
            case CustomerLeftRoom(var hungUp) when hungUp -> CleanUp.customerLeft(recovery);
            case ReconnectQueued(var task, var attempt)
            when attempt == stage.attempt() ->
                to(recovery.at(new Waiting(stage.target(), task, attempt, 0)), FREE_AGENT);
            case ReconnectAccepted(var task, var worker, var attempt)
            when attempt == stage.attempt() ->
                to(recovery.at(new Reconnecting(stage.target(), Optional.of(worker), task, attempt, 0)), FREE_AGENT);
            case ReconnectLive live -> Reunion.live(recovery, live, stage.target(), FREE_AGENT);
            case CustomerNotQueued(var attempt) when attempt == stage.attempt() -> again(recovery, stage.attempt());
            case EffectRefused(EnqueueCustomer refused) when refused.attempt() == stage.attempt() -> giveUp(recovery);
            case PatienceEnded(var armedFor) when armedFor.equals(stage) -> impatient(recovery, stage);
            case PingAccepted(var ping) -> to(recovery, new CompletePing(ping));
            default -> stay(recovery);
        };
    }

    static Transition waiting(Recovery recovery, Waiting stage, RecoveryEvent event) {
        return switch (event) {
            case CustomerHungUp _ -> CleanUp.customerLeft(recovery);
            case ReconnectAccepted accepted
            when accepted.reconnect().equals(stage.reconnect()) ->
                to(recovery.at(new Reconnecting(
                        stage.target(), Optional.of(accepted.worker()), stage.reconnect(), stage.attempt(), 0)));
            case ReconnectLive live
            when live.reconnect().equals(stage.reconnect()) -> Reunion.live(recovery, live, stage.target());
            case ReconnectCanceled(var task, var hungUp)
            when task.equals(stage.reconnect()) ->
                hungUp ? CleanUp.customerLeft(recovery) : again(recovery, stage.attempt());
            case ReconnectStillQueued(var task)
            when task.equals(stage.reconnect()) && stage.round() > 0 && stage.target() == Target.SAME_WORKER ->
                widen(recovery, stage);
            case PatienceEnded(var armedFor) when armedFor.equals(stage) -> impatient(recovery, stage);
            case EffectRefused(CompleteReservation _) -> to(recovery, new Alert(Alarm.RESERVATION_NOT_FREED));
            case PingAccepted(var ping) -> to(recovery, new CompletePing(ping));
            default -> stay(recovery);
        };
    }

    private static Transition impatient(Recovery recovery, Enqueueing stage) {
        if (stage.looked()) return again(recovery, stage.attempt());
        var looking = new Enqueueing(stage.target(), stage.attempt(), true);
        return to(recovery.at(looking), new LookForCustomer(stage.attempt()));
    }

    private static Transition impatient(Recovery recovery, Waiting stage) {
        var round = stage.round() + 1;
        var next = recovery.at(new Waiting(stage.target(), stage.reconnect(), stage.attempt(), round));
        var look = new LookAtReconnect(stage.reconnect(), round);
        if (stage.target() == Target.SAME_WORKER) return round == 1 ? to(next, look) : widen(recovery, stage);
        return round <= ROUNDS ? to(next, look, new Alert(Alarm.CALLER_WAITS_LONG)) : giveUp(recovery);
    }

    static Transition widen(Recovery recovery, Waiting stage) {
        var wider = new Waiting(Target.ANY_WORKER, stage.reconnect(), stage.attempt(), 0);
        return to(recovery.at(wider), new Widen(stage.reconnect()));
    }

    /** Only on evidence that the caller is in no queue: whoever is in one would lose their place by it. */
    static Transition again(Recovery recovery, int attempt) {
        if (attempt >= RecoveryMachine.ATTEMPTS) return giveUp(recovery);
        var next = new Enqueueing(Target.ANY_WORKER, attempt + 1, false);
        return to(recovery.at(next), new EnqueueCustomer(Target.ANY_WORKER, attempt + 1));
    }

    static Transition giveUp(Recovery recovery) {
        return to(recovery.at(new Closed(Outcome.GAVE_UP)), new SendToFallback(), new Alert(Alarm.GAVE_UP), FREE_AGENT);
    }
}
