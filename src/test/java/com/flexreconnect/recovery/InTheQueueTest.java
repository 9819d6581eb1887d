package com.flexreconnect.recovery;

import static com.flexreconnect.recovery.Scene.given;
import static com.flexreconnect.recovery.Target.ANY_WORKER;
import static com.flexreconnect.recovery.Target.SAME_WORKER;
import static com.flexreconnect.recovery.Worlds.ADA;
import static com.flexreconnect.recovery.Worlds.OTHER;
import static com.flexreconnect.recovery.Worlds.reconnect;

import com.flexreconnect.recovery.Effect.Alarm;
import com.flexreconnect.recovery.Effect.Alert;
import com.flexreconnect.recovery.Effect.CompleteReservation;
import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.Effect.FollowUp;
import com.flexreconnect.recovery.Effect.LookAtReconnect;
import com.flexreconnect.recovery.Effect.LookForCustomer;
import com.flexreconnect.recovery.Effect.SendToFallback;
import com.flexreconnect.recovery.Effect.Widen;
import com.flexreconnect.recovery.RecoveryEvent.CustomerLeftRoom;
import com.flexreconnect.recovery.RecoveryEvent.CustomerNotQueued;
import com.flexreconnect.recovery.RecoveryEvent.EffectRefused;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectAccepted;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectCanceled;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectQueued;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectStillQueued;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.Reconnecting;
import com.flexreconnect.recovery.Stage.Waiting;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InTheQueueTest {

    private static final Effect FREE = new CompleteReservation(FollowUp.RECONNECT_AGENT);
    private static final Effect[] GIVES_UP = {new SendToFallback(), new Alert(Alarm.GAVE_UP), FREE};

    @Test
    void the_agent_is_freed_when_the_caller_is_in_the_queue_and_not_before() {
        given(new Enqueueing(SAME_WORKER, 1, false))
                .when(new ReconnectQueued(reconnect(1), 1))
                .thenIsAt(new Waiting(SAME_WORKER, reconnect(1), 1, 0))
                .andDoes(FREE);
    }

    @Test
    void an_acceptance_that_overtakes_the_queue_says_that_the_caller_was_in_it() {
        given(new Enqueueing(SAME_WORKER, 2, true))
                .when(new ReconnectAccepted(reconnect(2), ADA, 2))
                .thenIsAt(new Reconnecting(SAME_WORKER, Optional.of(ADA), reconnect(2), 2, 0))
                .andDoes(FREE);
    }

    @Test
    void news_of_an_earlier_attempt_change_nothing() {
        var second = given(new Enqueueing(ANY_WORKER, 2, false));
        second.thenNothingChanges(new ReconnectQueued(reconnect(1), 1));
        second.thenNothingChanges(new ReconnectAccepted(reconnect(1), ADA, 1));
        second.thenNothingChanges(new CustomerNotQueued(1));
        second.thenNothingChanges(new EffectRefused(new EnqueueCustomer(ANY_WORKER, 1)));
        var waiting = given(new Waiting(SAME_WORKER, reconnect(2), 2, 1));
        waiting.thenNothingChanges(new ReconnectAccepted(reconnect(1), ADA, 1));
        waiting.thenNothingChanges(new ReconnectCanceled(reconnect(1), true));
        waiting.thenNothingChanges(new ReconnectStillQueued(reconnect(1)));
        waiting.thenNothingChanges(new ReconnectLive(reconnect(1), Optional.of(ADA)));
    }

    @Test
    void leaving_the_old_conference_is_expected_and_hanging_up_is_not() {
        given(new Enqueueing(SAME_WORKER, 1, false)).thenNothingChanges(new CustomerLeftRoom(false));
        given(new Enqueueing(SAME_WORKER, 1, false))
                .when(new CustomerLeftRoom(true))
                .thenIsClosed(Outcome.CUSTOMER_LEFT)
                .andDoes(new CompleteReservation(FollowUp.NOTHING));
    }

    @Test
    void a_caller_of_whom_nothing_is_heard_is_looked_for_and_then_enqueued_again() {
        given(new Enqueueing(SAME_WORKER, 1, false))
                .whenPatienceEnds()
                .thenIsAt(new Enqueueing(SAME_WORKER, 1, true))
                .andDoes(new LookForCustomer(1))
                .whenPatienceEnds()
                .thenIsAt(new Enqueueing(ANY_WORKER, 2, false))
                .andDoes(new EnqueueCustomer(ANY_WORKER, 2));
    }

    @Test
    void a_caller_who_is_in_no_queue_is_enqueued_again_at_most_three_times() {
        given(new Enqueueing(ANY_WORKER, 2, true))
                .when(new CustomerNotQueued(2))
                .thenIsAt(new Enqueueing(ANY_WORKER, 3, false))
                .andDoes(new EnqueueCustomer(ANY_WORKER, 3))
                .when(new CustomerNotQueued(3))
                .thenIsClosed(Outcome.GAVE_UP)
                .andDoes(GIVES_UP);
    }

    @Test
    void a_redirect_that_twilio_refuses_sends_the_caller_to_the_fallback() {
        given(new Enqueueing(ANY_WORKER, 1, false))
                .when(new EffectRefused(new EnqueueCustomer(ANY_WORKER, 1)))
                .thenIsClosed(Outcome.GAVE_UP)
                .andDoes(GIVES_UP);
    }

    @Test
    void being_together_says_that_the_caller_was_queued() {
        given(new Enqueueing(SAME_WORKER, 1, false))
                .when(new ReconnectLive(reconnect(1), Optional.empty()))
                .thenIsClosed(Outcome.RECOVERED)
                .andDoes(FREE);
    }

    @Test
    void a_worker_who_accepts_is_waited_for() {
        given(new Waiting(ANY_WORKER, reconnect(2), 2, 3))
                .when(new ReconnectAccepted(reconnect(2), ADA, 2))
                .thenIsAt(new Reconnecting(ANY_WORKER, Optional.of(ADA), reconnect(2), 2, 0))
                .andDoes();
    }

    @Test
    void a_cancelled_reconnect_means_that_the_caller_hung_up_or_is_enqueued_again() {
        var waiting = given(new Waiting(SAME_WORKER, reconnect(1), 1, 0));
        waiting.when(new ReconnectCanceled(reconnect(1), true)).thenIsClosed(Outcome.CUSTOMER_LEFT);
        waiting.when(new ReconnectCanceled(reconnect(1), false)).andDoes(new EnqueueCustomer(ANY_WORKER, 2));
        given(new Waiting(SAME_WORKER, reconnect(3), 3, 0))
                .when(new ReconnectCanceled(reconnect(3), false))
                .thenIsClosed(Outcome.GAVE_UP);
    }

    @Test
    void when_the_same_agent_does_not_accept_twilio_is_asked_and_then_any_agent_may() {
        var asked = given(new Waiting(SAME_WORKER, reconnect(1), 1, 0))
                .whenPatienceEnds()
                .thenIsAt(new Waiting(SAME_WORKER, reconnect(1), 1, 1))
                .andDoes(new LookAtReconnect(reconnect(1), 1));
        var wider = new Waiting(ANY_WORKER, reconnect(1), 1, 0);
        asked.whenPatienceEnds().thenIsAt(wider).andDoes(new Widen(reconnect(1)));
        asked.when(new ReconnectStillQueued(reconnect(1))).thenIsAt(wider).andDoes(new Widen(reconnect(1)));
    }

    @Test
    void still_queued_is_no_reason_to_widen_before_patience_ended_or_after_it_was_done() {
        given(new Waiting(SAME_WORKER, reconnect(1), 1, 0)).thenNothingChanges(new ReconnectStillQueued(reconnect(1)));
        given(new Waiting(ANY_WORKER, reconnect(1), 1, 1)).thenNothingChanges(new ReconnectStillQueued(reconnect(1)));
    }

    @Test
    void six_times_somebody_is_alerted_that_the_caller_waits_then_the_fallback_is_used() {
        given(new Waiting(ANY_WORKER, reconnect(1), 1, 5))
                .whenPatienceEnds()
                .thenIsAt(new Waiting(ANY_WORKER, reconnect(1), 1, 6))
                .andDoes(new LookAtReconnect(reconnect(1), 6), new Alert(Alarm.CALLER_WAITS_LONG))
                .whenPatienceEnds()
                .thenIsClosed(Outcome.GAVE_UP)
                .andDoes(GIVES_UP);
    }

    @Test
    void an_agent_who_could_not_be_freed_raises_an_alert() {
        given(new Waiting(ANY_WORKER, reconnect(1), 1, 0))
                .with(OTHER)
                .when(new EffectRefused(FREE))
                .andDoes(new Alert(Alarm.RESERVATION_NOT_FREED));
    }
}
