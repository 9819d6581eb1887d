package com.flexreconnect.recovery;

import static com.flexreconnect.recovery.Scene.given;
import static com.flexreconnect.recovery.Target.ANY_WORKER;
import static com.flexreconnect.recovery.Target.SAME_WORKER;
import static com.flexreconnect.recovery.Worlds.ADA;
import static com.flexreconnect.recovery.Worlds.BOB;
import static com.flexreconnect.recovery.Worlds.OTHER;
import static com.flexreconnect.recovery.Worlds.SECOND_OTHER;
import static com.flexreconnect.recovery.Worlds.reconnect;

import com.flexreconnect.recovery.Effect.Alarm;
import com.flexreconnect.recovery.Effect.Alert;
import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.Effect.FreeOldConference;
import com.flexreconnect.recovery.Effect.LookAtReconnect;
import com.flexreconnect.recovery.Effect.MoveParticipant;
import com.flexreconnect.recovery.Effect.Widen;
import com.flexreconnect.recovery.Recovery.Kept;
import com.flexreconnect.recovery.RecoveryEvent.ConferenceEnded;
import com.flexreconnect.recovery.RecoveryEvent.CustomerHungUp;
import com.flexreconnect.recovery.RecoveryEvent.OtherGone;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectCanceled;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectNotLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectStillQueued;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.Moving;
import com.flexreconnect.recovery.Stage.Reconnecting;
import com.flexreconnect.recovery.Stage.Waiting;
import com.flexreconnect.sid.WorkerSid;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReunionTest {

    private static final RecoveryEvent TOGETHER = new ReconnectLive(reconnect(1), Optional.empty());

    private static Reconnecting acceptedBy(WorkerSid worker, int round) {
        return new Reconnecting(ANY_WORKER, Optional.of(worker), reconnect(1), 1, round);
    }

    @Test
    void who_accepted_decides_whether_the_caller_is_back_or_handed_over() {
        given(acceptedBy(ADA, 0)).when(TOGETHER).thenIsClosed(Outcome.RECOVERED).andDoes();
        given(acceptedBy(BOB, 0))
                .when(TOGETHER)
                .thenIsClosed(Outcome.HANDED_OVER)
                .andDoes();
    }

    @Test
    void if_nobody_accepted_within_hearing_the_conference_says_who_or_else_whom_the_caller_was_queued_for() {
        var waiting = given(new Waiting(SAME_WORKER, reconnect(1), 1, 0));
        waiting.when(TOGETHER).thenIsClosed(Outcome.RECOVERED);
        waiting.when(new ReconnectLive(reconnect(1), Optional.of(BOB))).thenIsClosed(Outcome.HANDED_OVER);
        given(new Waiting(ANY_WORKER, reconnect(1), 1, 0)).when(TOGETHER).thenIsClosed(Outcome.HANDED_OVER);
    }

    @Test
    void the_others_are_moved_to_where_customer_and_agent_are() {
        given(acceptedBy(ADA, 0))
                .with(OTHER, SECOND_OTHER)
                .when(TOGETHER)
                .thenIsAt(new Moving(Outcome.RECOVERED, reconnect(1)))
                .andDoes(new MoveParticipant(OTHER, reconnect(1)), new MoveParticipant(SECOND_OTHER, reconnect(1)));
    }

    @Test
    void the_recovery_is_over_when_the_last_of_the_others_has_moved_or_the_old_conference_ended() {
        var moving = new Moving(Outcome.HANDED_OVER, reconnect(1));
        given(moving)
                .with(OTHER, SECOND_OTHER)
                .when(new OtherGone(OTHER))
                .thenIsAt(moving)
                .when(new OtherGone(SECOND_OTHER))
                .thenIsClosed(Outcome.HANDED_OVER)
                .andDoes(new FreeOldConference());
        given(moving)
                .with(OTHER)
                .when(new ConferenceEnded())
                .thenIsClosed(Outcome.HANDED_OVER)
                .andDoes();
    }

    @Test
    void a_conference_that_was_kept_for_somebody_who_has_left_is_ended() {
        given(new Reconnecting(SAME_WORKER, Optional.empty(), reconnect(1), 1, 0))
                .kept(Kept.SETTLED)
                .when(new ReconnectLive(reconnect(1), Optional.empty()))
                .thenIsClosed(Outcome.RECOVERED)
                .andDoes(new FreeOldConference());
    }

    @Test
    void others_who_cannot_be_moved_are_freed_and_somebody_is_alerted() {
        given(new Moving(Outcome.RECOVERED, reconnect(1)))
                .with(OTHER)
                .whenPatienceEnds()
                .thenIsClosed(Outcome.RECOVERED)
                .andDoes(new FreeOldConference(), new Alert(Alarm.OTHERS_LEFT_BEHIND));
    }

    @Test
    void a_customer_who_hangs_up_while_the_others_move_leaves_nobody_alone() {
        given(new Moving(Outcome.RECOVERED, reconnect(1)))
                .with(OTHER)
                .when(new CustomerHungUp())
                .thenIsClosed(Outcome.CUSTOMER_LEFT)
                .andDoes(new FreeOldConference());
    }

    @Test
    void when_the_two_do_not_come_together_twilio_is_asked_six_times_and_then_somebody_is_alerted() {
        given(acceptedBy(ADA, 5))
                .whenPatienceEnds()
                .thenIsAt(acceptedBy(ADA, 6))
                .andDoes(new LookAtReconnect(reconnect(1), 6))
                .whenPatienceEnds()
                .thenIsClosed(Outcome.GAVE_UP)
                .andDoes(new Alert(Alarm.RECONNECT_NOT_LIVE));
        given(acceptedBy(ADA, 6))
                .with(OTHER)
                .whenPatienceEnds()
                .andDoes(new Alert(Alarm.RECONNECT_NOT_LIVE), new FreeOldConference());
    }

    @Test
    void a_caller_who_was_twice_not_found_with_the_agent_is_enqueued_again() {
        given(acceptedBy(ADA, 1)).thenNothingChanges(new ReconnectNotLive(reconnect(1)));
        given(acceptedBy(ADA, 2))
                .when(new ReconnectNotLive(reconnect(1)))
                .thenIsAt(new Enqueueing(ANY_WORKER, 2, false))
                .andDoes(new EnqueueCustomer(ANY_WORKER, 2));
    }

    @Test
    void an_acceptance_that_came_to_nothing_lets_any_agent_accept() {
        given(new Reconnecting(SAME_WORKER, Optional.of(ADA), reconnect(1), 1, 0))
                .when(new ReconnectStillQueued(reconnect(1)))
                .thenIsAt(new Waiting(ANY_WORKER, reconnect(1), 1, 0))
                .andDoes(new Widen(reconnect(1)));
    }

    @Test
    void a_cancelled_reconnect_means_that_the_caller_hung_up_or_is_enqueued_again() {
        var accepted = given(acceptedBy(ADA, 0));
        accepted.when(new ReconnectCanceled(reconnect(1), true)).thenIsClosed(Outcome.CUSTOMER_LEFT);
        accepted.when(new ReconnectCanceled(reconnect(1), false)).andDoes(new EnqueueCustomer(ANY_WORKER, 2));
    }

    @Test
    void news_of_another_task_change_nothing() {
        var accepted = given(acceptedBy(ADA, 2));
        accepted.thenNothingChanges(new ReconnectCanceled(reconnect(2), true));
        accepted.thenNothingChanges(new ReconnectStillQueued(reconnect(2)));
        accepted.thenNothingChanges(new ReconnectNotLive(reconnect(2)));
    }
}
