package com.flexreconnect.recovery;

import com.flexreconnect.conference.Agent;
import com.flexreconnect.conference.Finding.AgentLost;
import com.flexreconnect.recovery.RecoveryEvent.ConferenceEnded;
import com.flexreconnect.recovery.RecoveryEvent.CustomerHungUp;
import com.flexreconnect.recovery.RecoveryEvent.CustomerLeftRoom;
import com.flexreconnect.recovery.RecoveryEvent.CustomerNotQueued;
import com.flexreconnect.recovery.RecoveryEvent.EffectRefused;
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
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.sid.WorkflowSid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A small alphabet: every kind of news, with as few SIDs as tell them apart. */
final class Worlds {

    static final ConferenceSid ROOM = new ConferenceSid("CF" + "1".repeat(32));
    static final TaskSid TASK = new TaskSid("WT" + "1".repeat(32));
    static final TaskSid PING = new TaskSid("WT" + "2".repeat(32));
    static final WorkerSid ADA = new WorkerSid("WK" + "1".repeat(32));
    static final WorkerSid BOB = new WorkerSid("WK" + "2".repeat(32));
    static final CallSid AGENT = new CallSid("CA" + "1".repeat(32));
    static final CallSid CUSTOMER = new CallSid("CA" + "2".repeat(32));
    static final CallSid OTHER = new CallSid("CA" + "3".repeat(32));
    static final CallSid SECOND_OTHER = new CallSid("CA" + "4".repeat(32));

    private static final Agent LOST = new Agent(
            ADA, "Ada", TASK, new WorkflowSid("WW" + "1".repeat(32)), new ReservationSid("WR" + "1".repeat(32)));

    private Worlds() {}

    /** Every attempt to queue the caller makes a task of its own. */
    static TaskSid reconnect(int attempt) {
        return new TaskSid("WT" + "%032d".formatted(300 + attempt));
    }

    static Transition open(boolean certain, boolean grace, Set<CallSid> others) {
        return RecoveryMachine.open(ROOM, new AgentLost(LOST, AGENT, CUSTOMER, others, certain), grace);
    }

    static List<Transition> openings() {
        List<Transition> all = new ArrayList<>();
        for (var certain : List.of(true, false))
            for (var grace : List.of(true, false))
                for (var others : List.of(Set.<CallSid>of(), Set.of(OTHER))) all.add(open(certain, grace, others));
        return all;
    }

    /** Everything that can be heard in this world, patience for this very stage included. */
    static List<RecoveryEvent> newsFor(Recovery recovery) {
        List<RecoveryEvent> all = new ArrayList<>(List.of(
                new LossConfirmed(),
                new LossWithdrawn(),
                new RoomSeen(true, false, false, Set.of()),
                new RoomSeen(true, false, true, Set.of()),
                new RoomSeen(true, false, false, Set.of(OTHER)),
                new RoomSeen(true, true, false, Set.of()),
                new RoomSeen(false, false, false, Set.of()),
                new CustomerLeftRoom(true),
                new CustomerLeftRoom(false),
                new CustomerHungUp(),
                new ConferenceEnded(),
                new OtherJoined(OTHER),
                new OtherGone(OTHER),
                new PingCreated(PING),
                new PingAccepted(PING),
                new PingOver(PING),
                new OthersKept(),
                new OtherJoined(SECOND_OTHER),
                new OtherGone(SECOND_OTHER),
                new PatienceEnded(new Stage.Verifying())));
        for (var attempt = 1; attempt <= RecoveryMachine.ATTEMPTS; attempt++) {
            var task = reconnect(attempt);
            all.addAll(List.of(
                    new CustomerNotQueued(attempt),
                    new EffectRefused(new Effect.EnqueueCustomer(Target.ANY_WORKER, attempt)),
                    new ReconnectQueued(task, attempt),
                    new ReconnectStillQueued(task),
                    new ReconnectAccepted(task, ADA, attempt),
                    new ReconnectAccepted(task, BOB, attempt),
                    new ReconnectCanceled(task, true),
                    new ReconnectCanceled(task, false),
                    new ReconnectLive(task, Optional.empty()),
                    new ReconnectLive(task, Optional.of(BOB)),
                    new ReconnectNotLive(task)));
        }
        all.add(new EffectRefused(new Effect.CreatePing()));
        all.add(new EffectRefused(new Effect.KeepOthers()));
        all.add(new EffectRefused(new Effect.LookAtRoom()));
        all.add(new EffectRefused(new Effect.CompleteReservation(Effect.FollowUp.RECONNECT_AGENT)));
        all.add(new EffectRefused(new Effect.SendToFallback()));
        all.add(new RecoveryEvent.SentToFallback());
        all.add(new EffectRefused(new Effect.FreeOldConference()));
        all.add(new RecoveryEvent.AnyAgentAskedFor("Eve"));
        all.add(new RecoveryEvent.FallbackAskedFor("Eve"));
        all.add(new RecoveryEvent.CloseAskedFor("Eve"));
        all.add(new PatienceEnded(recovery.stage()));
        return all;
    }
}
