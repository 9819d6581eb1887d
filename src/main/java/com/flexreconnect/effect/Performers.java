package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect.Alert;
import com.flexreconnect.recovery.Effect.Announce;
import com.flexreconnect.recovery.Effect.CancelPing;
import com.flexreconnect.recovery.Effect.CompletePing;
import com.flexreconnect.recovery.Effect.CompleteReservation;
import com.flexreconnect.recovery.Effect.CreatePing;
import com.flexreconnect.recovery.Effect.DisarmEndOnExit;
import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.Effect.FreeOldConference;
import com.flexreconnect.recovery.Effect.Identify;
import com.flexreconnect.recovery.Effect.KeepOthers;
import com.flexreconnect.recovery.Effect.LookAtLeg;
import com.flexreconnect.recovery.Effect.LookAtPing;
import com.flexreconnect.recovery.Effect.LookAtReconnect;
import com.flexreconnect.recovery.Effect.LookAtRoom;
import com.flexreconnect.recovery.Effect.LookForCustomer;
import com.flexreconnect.recovery.Effect.LookForLoss;
import com.flexreconnect.recovery.Effect.MarkTask;
import com.flexreconnect.recovery.Effect.MoveParticipant;
import com.flexreconnect.recovery.Effect.SendToFallback;
import com.flexreconnect.recovery.Effect.TakeOffHold;
import com.flexreconnect.recovery.Effect.Widen;
import org.springframework.stereotype.Component;

/** Who does what. A new effect does not compile without somebody to perform it. */
@Component
class Performers {

    private final InTheRoom room;
    private final WithThePing ping;
    private final WithTheCaller caller;
    private final WithTheTask task;
    private final WhereIsTheCaller look;
    private final IdentifyLeg identify;
    private final FindLoss loss;
    private final RaiseAlarm alarm;

    Performers(
            InTheRoom room,
            WithThePing ping,
            WithTheCaller caller,
            WithTheTask task,
            WhereIsTheCaller look,
            IdentifyLeg identify,
            FindLoss loss,
            RaiseAlarm alarm) {
        this.room = room;
        this.ping = ping;
        this.caller = caller;
        this.task = task;
        this.look = look;
        this.identify = identify;
        this.loss = loss;
        this.alarm = alarm;
    }

    /** @throws com.flexreconnect.twilio.TwilioFailure when Twilio did not do it, or nobody knows */
    News perform(Job job) {
        return switch (job.effect()) {
            case Announce _ -> room.announce(job.recovery());
            case TakeOffHold _ -> room.takeOffHold(job.recovery());
            case LookAtRoom _ -> room.look(job.recovery());
            case KeepOthers _ -> room.keepOthers(job.recovery());
            case MoveParticipant moved -> room.move(job.recovery(), moved);
            case FreeOldConference _ -> room.free(job.recovery());
            case DisarmEndOnExit armed -> room.disarm(armed);
            case CreatePing _ -> ping.create(job);
            case CancelPing cancelled -> ping.cancel(cancelled);
            case CompletePing completed -> ping.complete(completed);
            case LookAtPing _ -> ping.look(job.recovery());
            case MarkTask marked -> task.mark(job.recovery(), marked.mark());
            case CompleteReservation completed -> task.free(job.recovery(), completed.followUp());
            case Widen widened -> task.widen(job.recovery(), widened);
            case EnqueueCustomer asked -> caller.enqueue(job, asked);
            case SendToFallback _ -> caller.fallBack(job);
            case LookForCustomer asked -> look.forCustomer(job.recovery(), asked.attempt());
            case LookAtReconnect asked -> look.atReconnect(job.recovery(), asked.reconnect());
            case Identify unknown -> identify.who(unknown);
            case LookAtLeg asked -> identify.isOver(asked);
            case LookForLoss asked -> loss.in(asked);
            case Alert raised -> alarm.raise(job.recovery(), raised.alarm());
        };
    }
}
