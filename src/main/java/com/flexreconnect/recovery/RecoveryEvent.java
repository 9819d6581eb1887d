package com.flexreconnect.recovery;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import java.util.Optional;
import java.util.Set;

/** News that may concern a recovery. Any of them may come late, twice, or never. */
public sealed interface RecoveryEvent {

    /** The callback now says how the agent left. */
    record LossConfirmed() implements RecoveryEvent {}

    /** An agent is there after all, or the goodbye came late. */
    record LossWithdrawn() implements RecoveryEvent {}

    /** What Twilio said when asked who is in the old conference. */
    record RoomSeen(boolean customerHere, boolean agentHere, boolean customerHeld, Set<CallSid> others)
            implements RecoveryEvent {}

    /** The customer left the old conference. {@code hungUp} false: the call goes on elsewhere, or nobody said. */
    record CustomerLeftRoom(boolean hungUp) implements RecoveryEvent {}

    /** The customer's call is over, whoever says so. */
    record CustomerHungUp() implements RecoveryEvent {}

    record ConferenceEnded() implements RecoveryEvent {}

    record OtherJoined(CallSid call) implements RecoveryEvent {}

    /** A third party is no longer in the old conference: left, moved or gone. */
    record OtherGone(CallSid call) implements RecoveryEvent {}

    record PingCreated(TaskSid ping) implements RecoveryEvent {}

    record PingAccepted(TaskSid ping) implements RecoveryEvent {}

    /** Cancelled, by its time to live or by hand. */
    record PingOver(TaskSid ping) implements RecoveryEvent {}

    record OthersKept() implements RecoveryEvent {}

    /** Twilio was asked where the call is: still in the old conference, or adrift with no task. */
    record CustomerNotQueued(int attempt) implements RecoveryEvent {}

    record ReconnectQueued(TaskSid reconnect, int attempt) implements RecoveryEvent {}

    /** Twilio was asked: nobody has accepted yet. */
    record ReconnectStillQueued(TaskSid reconnect) implements RecoveryEvent {}

    record ReconnectAccepted(TaskSid reconnect, WorkerSid worker, int attempt) implements RecoveryEvent {}

    /** {@code hungUp}: TaskRouter says that the caller is gone; otherwise the task ended and the caller still waits. */
    record ReconnectCanceled(TaskSid reconnect, boolean hungUp) implements RecoveryEvent {}

    /** Customer and agent are together in the new conference. */
    record ReconnectLive(TaskSid reconnect, Optional<WorkerSid> worker) implements RecoveryEvent {}

    /** Twilio was asked: accepted, yet customer and agent are not together. */
    record ReconnectNotLive(TaskSid reconnect) implements RecoveryEvent {}

    /** The caller has left the old conference for the fallback, or was found in a queue already. */
    record SentToFallback() implements RecoveryEvent {}

    /** Twilio refuses this for good, or all repeating was in vain. */
    record EffectRefused(Effect effect) implements RecoveryEvent {}

    /** A person asks for something, because they see more than we do. {@code by}: their name at the login. */
    sealed interface ByHand extends RecoveryEvent {
        String by();
    }

    /** Let any agent answer, now. */
    record AnyAgentAskedFor(String by) implements ByHand {}

    /** Send the caller to the fallback, now. */
    record FallbackAskedFor(String by) implements ByHand {}

    /** Somebody else takes care of the caller: nothing more is to be done. */
    record CloseAskedFor(String by) implements ByHand {}

    /** Nothing came in time. {@code armedFor} tells a late timer from one that still matters. */
    record PatienceEnded(Stage armedFor) implements RecoveryEvent {}
}
