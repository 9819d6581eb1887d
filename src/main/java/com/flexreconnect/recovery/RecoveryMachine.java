package com.flexreconnect.recovery;

import static com.flexreconnect.recovery.Transition.stay;
import static com.flexreconnect.recovery.Transition.to;

import com.flexreconnect.conference.Finding.AgentLost;
import com.flexreconnect.recovery.Effect.CancelPing;
import com.flexreconnect.recovery.Effect.KeepOthers;
import com.flexreconnect.recovery.Effect.MoveParticipant;
import com.flexreconnect.recovery.Recovery.Kept;
import com.flexreconnect.recovery.RecoveryEvent.OtherGone;
import com.flexreconnect.recovery.RecoveryEvent.OtherJoined;
import com.flexreconnect.recovery.RecoveryEvent.PingCreated;
import com.flexreconnect.recovery.RecoveryEvent.RoomSeen;
import com.flexreconnect.recovery.Stage.Closed;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.KeepingOthers;
import com.flexreconnect.recovery.Stage.Moving;
import com.flexreconnect.recovery.Stage.Pinging;
import com.flexreconnect.recovery.Stage.Reconnecting;
import com.flexreconnect.recovery.Stage.Suspected;
import com.flexreconnect.recovery.Stage.Verifying;
import com.flexreconnect.recovery.Stage.Waiting;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import java.util.Optional;
import java.util.Set;

/** The whole of the recovery's judgement: no clock, no database, no Twilio. */
public final class RecoveryMachine {

    /** How often the caller is sent to a queue before the fallback is used. */
    public static final int ATTEMPTS = 3;

    private RecoveryMachine() {}

    /** @param grace whether a goodbye still on its way is waited for */
    public static Transition open(ConferenceSid conference, AgentLost loss, boolean grace) {
        var lost = new Lost(conference, loss.agent(), loss.agentCall(), loss.customer());
        var recovery =
                new Recovery(lost, loss.others(), Kept.NOT_ASKED, Optional.empty(), new Suspected(loss.certain()));
        if (grace || !loss.certain()) return to(recovery);
        return BeforeTheQueue.startPinging(recovery);
    }

    public static Transition on(Recovery recovery, RecoveryEvent event) {
        return switch (event) {
            case PingCreated(var ping) -> pinged(recovery, ping);
            case OtherJoined(var call) when recovery.isOpen() -> others(recovery, Set.of(call));
            case RoomSeen seen when isUnderWay(recovery.stage()) -> others(recovery, seen.others());
            case OtherGone(var call) when recovery.others().contains(call) -> otherGone(recovery.without(call));
            case RecoveryEvent.ByHand asked -> AskedByHand.on(recovery, asked);
            default -> atStage(recovery, event);
        };
    }

    private static Transition atStage(Recovery recovery, RecoveryEvent event) {
        return switch (recovery.stage()) {
            case Suspected stage -> BeforeTheQueue.suspected(recovery, stage, event);
            case Verifying stage -> BeforeTheQueue.verifying(recovery, stage, event);
            case Pinging stage -> BeforeTheQueue.pinging(recovery, stage, event);
            case KeepingOthers stage -> BeforeTheQueue.keepingOthers(recovery, stage, event);
            case Enqueueing stage -> InTheQueue.enqueueing(recovery, stage, event);
            case Waiting stage -> InTheQueue.waiting(recovery, stage, event);
            case Reconnecting stage -> Reunion.reconnecting(recovery, stage, event);
            case Moving stage -> Reunion.moving(recovery, stage, event);
            case Closed _ -> CleanUp.closed(recovery, event);
        };
    }

    /** A ping that comes into the world when nobody waits for it any more is taken back. */
    private static Transition pinged(Recovery recovery, TaskSid ping) {
        if (recovery.ping().isPresent()) return stay(recovery);
        var known = recovery.pinged(ping);
        return recovery.stage() instanceof Pinging ? to(known) : to(known, new CancelPing(ping));
    }

    /** The customer is leaving the old conference, or has left it. */
    private static boolean isUnderWay(Stage stage) {
        return stage instanceof KeepingOthers
                || stage instanceof Enqueueing
                || stage instanceof Waiting
                || stage instanceof Reconnecting
                || stage instanceof Moving;
    }

    private static Transition others(Recovery recovery, Set<CallSid> seen) {
        var strangers =
                seen.stream().filter(call -> !recovery.others().contains(call)).toList();
        if (strangers.isEmpty()) return stay(recovery);
        var known = recovery.with(seen);
        return recovery.stage() instanceof Moving moving
                ? to(known, strangers.stream().map(call -> move(call, moving)).toList())
                : keep(known);
    }

    private static Effect move(CallSid call, Moving moving) {
        return new MoveParticipant(call, moving.reconnect());
    }

    /** Third parties are kept as soon as they are known of, long before the customer is moved. */
    static Transition keep(Recovery recovery) {
        var early = recovery.stage() instanceof Pinging || recovery.stage() instanceof KeepingOthers;
        if (!early || recovery.others().isEmpty() || recovery.kept() != Kept.NOT_ASKED) return to(recovery);
        return to(recovery.kept(Kept.ASKED), new KeepOthers());
    }

    /** Behind the last of them a supervisor may be left, whom nobody moves. */
    private static Transition otherGone(Recovery recovery) {
        if (recovery.stage() instanceof Moving moving && recovery.others().isEmpty())
            return to(recovery.at(new Closed(moving.outcome())), new Effect.FreeOldConference());
        if (recovery.stage() instanceof KeepingOthers(var target)
                && recovery.others().isEmpty()) return BeforeTheQueue.enqueue(recovery, target);
        return to(recovery);
    }
}
