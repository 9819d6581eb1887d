package com.flexreconnect.recovery;

import static com.flexreconnect.recovery.Scene.given;
import static com.flexreconnect.recovery.Worlds.OTHER;
import static com.flexreconnect.recovery.Worlds.PING;
import static com.flexreconnect.recovery.Worlds.SECOND_OTHER;

import com.flexreconnect.recovery.Effect.Alarm;
import com.flexreconnect.recovery.Effect.Alert;
import com.flexreconnect.recovery.Effect.Announce;
import com.flexreconnect.recovery.Effect.CancelPing;
import com.flexreconnect.recovery.Effect.CompletePing;
import com.flexreconnect.recovery.Effect.CompleteReservation;
import com.flexreconnect.recovery.Effect.CreatePing;
import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.Effect.FollowUp;
import com.flexreconnect.recovery.Effect.FreeOldConference;
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
import com.flexreconnect.recovery.RecoveryEvent.OtherGone;
import com.flexreconnect.recovery.RecoveryEvent.OtherJoined;
import com.flexreconnect.recovery.RecoveryEvent.OthersKept;
import com.flexreconnect.recovery.RecoveryEvent.PingAccepted;
import com.flexreconnect.recovery.RecoveryEvent.PingOver;
import com.flexreconnect.recovery.RecoveryEvent.RoomSeen;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.KeepingOthers;
import com.flexreconnect.recovery.Stage.Pinging;
import com.flexreconnect.recovery.Stage.Suspected;
import com.flexreconnect.recovery.Stage.Verifying;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BeforeTheQueueTest {

    static final List<RecoveryEvent> CUSTOMER_GONE =
            List.of(new CustomerHungUp(), new CustomerLeftRoom(false), new ConferenceEnded());

    private static final RoomSeen ALONE = new RoomSeen(true, false, false, Set.of());
    private static final Effect[] PINGS = {new CreatePing(), new Announce(), new MarkTask(Mark.LOST)};

    @ParameterizedTest
    @FieldSource("CUSTOMER_GONE")
    void a_customer_who_goes_before_anything_was_done_makes_it_a_false_alarm(RecoveryEvent gone) {
        given(new Suspected(true)).when(gone).thenIsClosed(Outcome.FALSE_ALARM).andDoes();
        given(new Verifying()).when(gone).thenIsClosed(Outcome.FALSE_ALARM).andDoes();
    }

    @ParameterizedTest
    @FieldSource("CUSTOMER_GONE")
    void a_customer_who_goes_while_the_agent_is_pinged_frees_the_agent_and_takes_the_ping_back(RecoveryEvent gone) {
        var free = new CompleteReservation(FollowUp.NOTHING);
        given(new Pinging(false)).when(gone).thenIsClosed(Outcome.CUSTOMER_LEFT).andDoes(free);
        given(new Pinging(false)).pinged().when(gone).andDoes(free, new CancelPing(PING));
        given(new Pinging(true)).with(OTHER).when(gone).andDoes(free, new FreeOldConference());
        given(new KeepingOthers(Target.SAME_WORKER))
                .with(OTHER)
                .when(gone)
                .thenIsClosed(Outcome.CUSTOMER_LEFT)
                .andDoes(free, new FreeOldConference());
    }

    @Test
    void a_goodbye_in_time_makes_it_a_false_alarm() {
        given(new Suspected(true))
                .when(new LossWithdrawn())
                .thenIsClosed(Outcome.FALSE_ALARM)
                .andDoes();
        given(new Verifying())
                .when(new LossWithdrawn())
                .thenIsClosed(Outcome.FALSE_ALARM)
                .andDoes();
    }

    @Test
    void a_goodbye_after_the_ping_takes_the_ping_and_the_mark_back() {
        var undone = new MarkTask(Mark.WITHDRAWN);
        given(new Pinging(false))
                .when(new LossWithdrawn())
                .thenIsClosed(Outcome.FALSE_ALARM)
                .andDoes(undone);
        given(new Pinging(false)).pinged().when(new LossWithdrawn()).andDoes(undone, new CancelPing(PING));
    }

    @Test
    void when_the_grace_is_over_a_certain_loss_is_pinged_and_an_uncertain_one_looked_at() {
        given(new Suspected(true))
                .whenPatienceEnds()
                .thenIsAt(new Pinging(false))
                .andDoes(pingsAnd(new LookAtRoom()));
        given(new Suspected(false)).whenPatienceEnds().thenIsAt(new Verifying()).andDoes(new LookAtRoom());
    }

    @Test
    void a_confirmation_ends_the_doubt() {
        given(new Suspected(false))
                .when(new LossConfirmed())
                .thenIsAt(new Pinging(false))
                .andDoes(pingsAnd(new LookAtRoom()));
        given(new Verifying())
                .when(new LossConfirmed())
                .thenIsAt(new Pinging(false))
                .andDoes(pingsAnd(new LookAtRoom()));
        given(new Suspected(true)).thenNothingChanges(new LossConfirmed());
    }

    @Test
    void in_doubt_the_agent_is_pinged() {
        var refused = new EffectRefused(new LookAtRoom());
        given(new Verifying()).when(refused).thenIsAt(new Pinging(false)).andDoes(pingsAnd(new LookAtRoom()));
        given(new Verifying()).whenPatienceEnds().thenIsAt(new Pinging(false)).andDoes(pingsAnd(new LookAtRoom()));
    }

    @Test
    void a_room_with_an_agent_or_without_the_customer_makes_it_a_false_alarm() {
        given(new Verifying()).when(new RoomSeen(true, true, false, Set.of())).thenIsClosed(Outcome.FALSE_ALARM);
        given(new Verifying()).when(new RoomSeen(false, false, false, Set.of())).thenIsClosed(Outcome.FALSE_ALARM);
    }

    @Test
    void a_customer_seen_alone_is_pinged_for_and_taken_off_hold() {
        var held = new RoomSeen(true, false, true, Set.of());
        var withOther = new RoomSeen(true, false, false, Set.of(OTHER));
        given(new Verifying()).when(ALONE).thenIsAt(new Pinging(false)).andDoes(PINGS);
        given(new Verifying()).when(held).thenIsAt(new Pinging(false)).andDoes(pingsAnd(new TakeOffHold()));
        given(new Verifying())
                .when(withOther)
                .andDoes(pingsAnd(new KeepOthers()))
                .andKnows(OTHER);
    }

    @Test
    void what_is_seen_while_the_agent_is_pinged_is_made_good() {
        given(new Pinging(false)).when(ALONE).thenIsAt(new Pinging(false)).andDoes();
        given(new Pinging(false)).when(new RoomSeen(true, true, true, Set.of())).andDoes(new TakeOffHold());
        given(new Pinging(false))
                .when(new RoomSeen(true, false, true, Set.of(OTHER)))
                .andDoes(new KeepOthers(), new TakeOffHold());
        given(new Pinging(false))
                .when(new RoomSeen(false, false, false, Set.of()))
                .thenIsClosed(Outcome.CUSTOMER_LEFT);
    }

    @Test
    void others_are_kept_once_however_many_turn_up() {
        var kept = given(new Pinging(false)).when(new OtherJoined(OTHER)).andDoes(new KeepOthers());
        kept.when(new OtherJoined(SECOND_OTHER)).andDoes().andKnows(OTHER, SECOND_OTHER);
    }

    @Test
    void an_answered_ping_queues_the_caller_for_this_agent() {
        var answered = new Effect[] {new CompletePing(PING), new MarkTask(Mark.ANSWERED)};
        given(new Pinging(false))
                .when(new PingAccepted(PING))
                .thenIsAt(new Enqueueing(Target.SAME_WORKER, 1, false))
                .andDoes(answered[0], answered[1], new EnqueueCustomer(Target.SAME_WORKER, 1));
        given(new Pinging(false))
                .with(OTHER)
                .kept(Kept.ASKED)
                .when(new PingAccepted(PING))
                .thenIsAt(new KeepingOthers(Target.SAME_WORKER))
                .andDoes(answered);
    }

    @Test
    void a_ping_that_is_over_or_refused_queues_the_caller_for_any_agent() {
        var any = new EnqueueCustomer(Target.ANY_WORKER, 1);
        var queued = new Enqueueing(Target.ANY_WORKER, 1, false);
        given(new Pinging(false)).when(new PingOver(PING)).thenIsAt(queued).andDoes(any);
        given(new Pinging(false))
                .when(new EffectRefused(new CreatePing()))
                .thenIsAt(queued)
                .andDoes(any, new Alert(Alarm.PING_REFUSED));
    }

    @Test
    void when_nobody_answers_the_ping_is_asked_and_then_any_agent_may_take_the_caller() {
        var asked = given(new Pinging(false))
                .whenPatienceEnds()
                .thenIsAt(new Pinging(true))
                .andDoes(new LookAtPing());
        var any = new EnqueueCustomer(Target.ANY_WORKER, 1);
        asked.whenPatienceEnds()
                .thenIsAt(new Enqueueing(Target.ANY_WORKER, 1, false))
                .andDoes(any);
        asked.pinged().whenPatienceEnds().andDoes(any, new CancelPing(PING));
    }

    @Test
    void the_caller_waits_for_the_others_to_be_kept_but_not_for_long() {
        var waits = given(new KeepingOthers(Target.ANY_WORKER)).with(OTHER).kept(Kept.ASKED);
        var any = new EnqueueCustomer(Target.ANY_WORKER, 1);
        var alert = new Alert(Alarm.OTHERS_NOT_KEPT);
        waits.when(new OthersKept())
                .thenIsAt(new Enqueueing(Target.ANY_WORKER, 1, false))
                .andKept(Kept.SETTLED)
                .andDoes(any);
        waits.when(new EffectRefused(new KeepOthers())).andDoes(any, alert);
        waits.whenPatienceEnds().andDoes(any, alert);
        waits.when(new OtherGone(OTHER)).andDoes(any).andKnows();
        waits.with(SECOND_OTHER)
                .when(new OtherGone(OTHER))
                .thenIsAt(new KeepingOthers(Target.ANY_WORKER))
                .andDoes();
        waits.when(new PingAccepted(PING)).andDoes(new CompletePing(PING));
    }

    @Test
    void others_who_are_kept_or_cannot_be_kept_hold_nobody_up() {
        var pinging = given(new Pinging(false)).with(OTHER).kept(Kept.ASKED);
        pinging.when(new OthersKept()).andKept(Kept.SETTLED).andDoes();
        pinging.when(new EffectRefused(new KeepOthers()))
                .andKept(Kept.SETTLED)
                .andDoes(new Alert(Alarm.OTHERS_NOT_KEPT))
                .when(new PingOver(PING))
                .thenIsAt(new Enqueueing(Target.ANY_WORKER, 1, false));
    }

    private static Effect[] pingsAnd(Effect more) {
        return new Effect[] {PINGS[0], PINGS[1], PINGS[2], more};
    }
}
