package com.flexreconnect.recovery;

import com.flexreconnect.recovery.Effect.Alert;
import com.flexreconnect.recovery.Effect.CompleteReservation;
import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.Effect.MarkTask;
import com.flexreconnect.recovery.RecoveryEvent.EffectRefused;
import com.flexreconnect.recovery.RecoveryEvent.PatienceEnded;
import com.flexreconnect.recovery.Stage.Closed;
import java.util.Optional;

/** The machine's words as a reader of the table knows them. */
final class PlainWords {
    private PlainWords() {}

    static String of(RecoveryEvent news) {
        return switch (news) {
            case RecoveryEvent.LossConfirmed _ -> "the callback says how the agent left";
            case RecoveryEvent.LossWithdrawn _ -> "an agent is there after all, or said goodbye";
            case RecoveryEvent.RoomSeen _ -> "Twilio says who is in the old conference";
            case RecoveryEvent.CustomerLeftRoom _ -> "the customer left the old conference";
            case RecoveryEvent.CustomerHungUp _ -> "the customer hung up";
            case RecoveryEvent.ConferenceEnded _ -> "the old conference ended";
            case RecoveryEvent.OtherJoined _ -> "a third party joined";
            case RecoveryEvent.OtherGone _ -> "a third party left the old conference";
            case RecoveryEvent.PingCreated _ -> "the ping task was created";
            case RecoveryEvent.PingAccepted _ -> "the agent accepted the ping";
            case RecoveryEvent.PingOver _ -> "the ping task was cancelled";
            case RecoveryEvent.OthersKept _ -> "the old conference will stay";
            case RecoveryEvent.CustomerNotQueued _ -> "the caller was looked for and is in no queue";
            case RecoveryEvent.ReconnectQueued _ -> "the reconnect task is queued";
            case RecoveryEvent.ReconnectStillQueued _ -> "nobody has accepted yet";
            case RecoveryEvent.ReconnectAccepted _ -> "a worker accepted the reconnect";
            case RecoveryEvent.ReconnectCanceled _ -> "the reconnect task was cancelled";
            case RecoveryEvent.ReconnectLive _ -> "customer and agent are together";
            case RecoveryEvent.ReconnectNotLive _ -> "accepted, yet the two are not together";
            case RecoveryEvent.SentToFallback _ -> "the caller was sent to the fallback";
            case EffectRefused(var effect) -> "Twilio refuses to " + of(effect);
            case RecoveryEvent.AnyAgentAskedFor _ -> "a person asks for any agent";
            case RecoveryEvent.FallbackAskedFor _ -> "a person asks for the fallback";
            case RecoveryEvent.CloseAskedFor _ -> "a person closes";
            case PatienceEnded _ -> "patience ends";
        };
    }

    static String of(Effect effect) {
        return switch (effect) {
            case Effect.Announce _ -> "announce";
            case Effect.LookAtRoom _ -> "ask who is in the room";
            case MarkTask(var mark) -> "mark the old task " + mark;
            case Effect.CreatePing _ -> "create the ping";
            case Effect.CancelPing _ -> "cancel the ping";
            case Effect.CompletePing _ -> "complete the ping";
            case Effect.LookAtPing _ -> "ask the ping task";
            case Effect.KeepOthers _ -> "make the old conference stay";
            case Effect.TakeOffHold _ -> "take the customer off hold";
            case EnqueueCustomer _ -> "enqueue the caller";
            case Effect.LookForCustomer _ -> "look for the caller";
            case CompleteReservation(var followUp) ->
                "free the lost agent"
                        + (followUp == Effect.FollowUp.NOTHING ? " (nothing follows)" : " (a reconnect follows)");
            case Effect.Widen _ -> "let any agent accept";
            case Effect.LookAtReconnect _ -> "ask how the reconnect stands";
            case Effect.MoveParticipant _ -> "move the third party";
            case Effect.FreeOldConference _ -> "end the old conference";
            case Effect.SendToFallback _ -> "send the caller to the fallback";
            case Alert(var alarm) -> "alert " + alarm;
            case Effect.DisarmEndOnExit _ -> "undo endConferenceOnExit";
            case Effect.Identify _ -> "find out who this is";
            case Effect.LookAtLeg _ -> "see whether an agent in doubt is still there";
            case Effect.LookForLoss _ -> "find out whether a caller was left alone";
        };
    }

    /** @param before for whom the caller was queued already: not worth saying again */
    static String of(Stage stage, Optional<Target> before) {
        var name = stage.getClass().getSimpleName();
        if (stage instanceof Closed(var outcome)) return name + ": " + outcome;
        return name
                + Phase.target(stage)
                        .filter(target -> !before.equals(Optional.of(target)))
                        .map(target -> target == Target.SAME_WORKER ? ", for the same agent" : ", for any agent")
                        .orElse("");
    }

    static String waitsFor(String stage) {
        return switch (stage) {
            case "Suspected" -> "Waits for a goodbye still on its way, or for the callback's reason.";
            case "Verifying" -> "Waits for: is the customer in the room and no agent?";
            case "Pinging" -> "Waits for: is the agent back?";
            case "KeepingOthers" -> "Waits for: will the old conference outlive the customer's leaving?";
            case "Enqueueing" -> "Waits for: is the customer in a queue?";
            case "Waiting" -> "Waits for: has a worker accepted?";
            case "Reconnecting" -> "Waits for: are customer and agent in one conference?";
            case "Moving" -> "Waits for: have the third parties followed?";
            case "Closed" -> "Waits for nothing, and only cleans up what comes too late.";
            default -> throw new IllegalStateException("A stage without words: " + stage);
        };
    }
}
