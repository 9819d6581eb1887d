package com.flexreconnect.operator;

import com.flexreconnect.recovery.Effect;
import com.flexreconnect.recovery.Recovery;
import com.flexreconnect.recovery.RecoveryEvent;
import com.flexreconnect.recovery.RecoveryEvent.AnyAgentAskedFor;
import com.flexreconnect.recovery.RecoveryEvent.CloseAskedFor;
import com.flexreconnect.recovery.RecoveryEvent.ConferenceEnded;
import com.flexreconnect.recovery.RecoveryEvent.CustomerHungUp;
import com.flexreconnect.recovery.RecoveryEvent.CustomerLeftRoom;
import com.flexreconnect.recovery.RecoveryEvent.CustomerNotQueued;
import com.flexreconnect.recovery.RecoveryEvent.EffectRefused;
import com.flexreconnect.recovery.RecoveryEvent.FallbackAskedFor;
import com.flexreconnect.recovery.RecoveryEvent.LossConfirmed;
import com.flexreconnect.recovery.RecoveryEvent.LossWithdrawn;
import com.flexreconnect.recovery.RecoveryEvent.OtherGone;
import com.flexreconnect.recovery.RecoveryEvent.OtherJoined;
import com.flexreconnect.recovery.RecoveryEvent.OthersKept;
import com.flexreconnect.recovery.RecoveryEvent.PatienceEnded;
import com.flexreconnect.recovery.RecoveryEvent.PingAccepted;
import com.flexreconnect.recovery.RecoveryEvent.PingCreated;
import com.flexreconnect.recovery.RecoveryEvent.PingOver;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectAccepted;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectCanceled;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectNotLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectQueued;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectStillQueued;
import com.flexreconnect.recovery.RecoveryEvent.RoomSeen;
import com.flexreconnect.recovery.RecoveryEvent.SentToFallback;
import com.flexreconnect.recovery.Target;

/** News and deeds as sentences of a story. A new one does not compile without its sentence. */
record WhatHappened(Recovery recovery) {

    /** Where it changes nothing it is a timer that is late, and no part of the story. */
    static final String TOO_LATE = "No news in time";

    String heard(RecoveryEvent news) {
        return switch (news) {
            case LossConfirmed _ -> "The conference callback says how " + agent() + " left";
            case LossWithdrawn _ -> agent() + " is there after all, or had said goodbye";
            case RoomSeen seen -> room(seen);
            case CustomerLeftRoom(var hungUp) ->
                hungUp ? "The caller left the conference and hung up" : "The caller left the old conference";
            case CustomerHungUp _ -> "The caller hung up";
            case ConferenceEnded _ -> "The old conference ended";
            case OtherJoined _ -> "A third party joined";
            case OtherGone _ -> "A third party left the old conference";
            case PingCreated _ -> "The ping to " + agent() + " is on its way";
            case PingAccepted _ -> agent() + " is back: the ping was accepted";
            case PingOver _ -> agent() + " did not answer the ping in time";
            case OthersKept _ -> "The old conference will stay for the third parties";
            case CustomerNotQueued _ -> "Looked for the caller: they are in no queue";
            case ReconnectQueued _ -> "The caller is in the queue";
            case ReconnectStillQueued _ -> "Looked: nobody has accepted yet";
            case ReconnectAccepted accepted ->
                (accepted.worker().equals(recovery.lost().agent().worker()) ? agent() : "Another agent")
                        + " accepted the call";
            case ReconnectCanceled canceled ->
                canceled.hungUp()
                        ? "The caller hung up in the queue"
                        : "The reconnect task was cancelled; the caller still waits";
            case ReconnectLive live ->
                "Caller and agent are talking"
                        + live.worker()
                                .map(worker ->
                                        worker.equals(recovery.lost().agent().worker())
                                                ? ": it is " + agent()
                                                : ": it is another agent")
                                .orElse("");
            case ReconnectNotLive _ -> "Looked: accepted, yet caller and agent are not together";
            case SentToFallback _ -> "The caller is at the fallback";
            case EffectRefused(var effect) -> "Twilio refused: " + asked(effect);
            case AnyAgentAskedFor(var by) -> by + " asked for any agent to answer";
            case FallbackAskedFor(var by) -> by + " asked to send the caller to the fallback";
            case CloseAskedFor(var by) -> by + " closed this recovery";
            case PatienceEnded _ -> TOO_LATE;
        };
    }

    String asked(Effect effect) {
        return switch (effect) {
            case Effect.Announce _ -> "play the announcement to the caller";
            case Effect.LookAtRoom _ -> "see who is in the conference";
            case Effect.MarkTask(var mark) ->
                switch (mark) {
                    case LOST -> "mark the old task: agent lost";
                    case ANSWERED -> "mark the old task: agent back";
                    case WITHDRAWN -> "take the mark off the old task";
                };
            case Effect.CreatePing _ -> "ping " + agent();
            case Effect.CancelPing _ -> "take the ping back";
            case Effect.CompletePing _ -> "complete the ping";
            case Effect.LookAtPing _ -> "see how the ping stands";
            case Effect.KeepOthers _ -> "keep the conference open for third parties";
            case Effect.TakeOffHold _ -> "take the caller off hold";
            case Effect.EnqueueCustomer(var target, var attempt) ->
                "put the caller into the queue for " + (target == Target.SAME_WORKER ? agent() : "any agent")
                        + (attempt > 1 ? " (attempt " + attempt + ")" : "");
            case Effect.LookForCustomer _ -> "look for the caller";
            case Effect.CompleteReservation _ -> "free " + agent() + " from the old call";
            case Effect.Widen _ -> "let any agent answer";
            case Effect.LookAtReconnect _ -> "see how the reconnect stands";
            case Effect.MoveParticipant _ -> "bring a third party along";
            case Effect.FreeOldConference _ -> "end the old conference";
            case Effect.SendToFallback _ -> "send the caller to the fallback";
            case Effect.Alert(var alarm) -> "alert somebody: " + alarm;
            case Effect.DisarmEndOnExit _ -> "make the conference outlive the agent";
            case Effect.Identify _ -> "find out who a leg is";
            case Effect.LookAtLeg _ -> "see whether an agent who seems to be in the call still is";
            case Effect.LookForLoss _ -> "find out whether a caller was left alone";
        };
    }

    private static String room(RoomSeen seen) {
        return "Looked into the conference: the caller is "
                + (seen.customerHere() ? seen.customerHeld() ? "there, on hold" : "there" : "not there")
                + (seen.agentHere() ? ", an agent is there" : ", no agent is there")
                + (seen.others().isEmpty()
                        ? ""
                        : ", third parties: " + seen.others().size());
    }

    private String agent() {
        return recovery.lost().agent().name();
    }
}
