package com.flexreconnect.recovery;

import static com.flexreconnect.recovery.Scene.given;
import static com.flexreconnect.recovery.Target.ANY_WORKER;
import static com.flexreconnect.recovery.Target.SAME_WORKER;
import static com.flexreconnect.recovery.Worlds.ADA;
import static com.flexreconnect.recovery.Worlds.PING;
import static com.flexreconnect.recovery.Worlds.reconnect;
import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.recovery.Effect.CancelPing;
import com.flexreconnect.recovery.Effect.CompleteReservation;
import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.Effect.FollowUp;
import com.flexreconnect.recovery.Effect.FreeOldConference;
import com.flexreconnect.recovery.Effect.Mark;
import com.flexreconnect.recovery.Effect.MarkTask;
import com.flexreconnect.recovery.Effect.SendToFallback;
import com.flexreconnect.recovery.Effect.Widen;
import com.flexreconnect.recovery.Explored.Edge;
import com.flexreconnect.recovery.RecoveryEvent.AnyAgentAskedFor;
import com.flexreconnect.recovery.RecoveryEvent.ByHand;
import com.flexreconnect.recovery.RecoveryEvent.CloseAskedFor;
import com.flexreconnect.recovery.RecoveryEvent.FallbackAskedFor;
import com.flexreconnect.recovery.RecoveryEvent.SentToFallback;
import com.flexreconnect.recovery.Stage.Closed;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.KeepingOthers;
import com.flexreconnect.recovery.Stage.Moving;
import com.flexreconnect.recovery.Stage.Pinging;
import com.flexreconnect.recovery.Stage.Reconnecting;
import com.flexreconnect.recovery.Stage.Suspected;
import com.flexreconnect.recovery.Stage.Verifying;
import com.flexreconnect.recovery.Stage.Waiting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person may ask for, and where it would do harm. */
class AskedByHandTest {

    private static final ByHand ANY_AGENT = new AnyAgentAskedFor("Eve");
    private static final ByHand FALLBACK = new FallbackAskedFor("Eve");
    private static final ByHand CLOSE = new CloseAskedFor("Eve");
    private static final List<ByHand> ALL = List.of(ANY_AGENT, FALLBACK, CLOSE);

    @Test
    void any_agent_may_answer_without_waiting_for_the_one_who_was_lost() {
        given(new Pinging(false))
                .pinged()
                .when(ANY_AGENT)
                .thenIsAt(new Enqueueing(ANY_WORKER, 1, false))
                .andDoes(new CancelPing(PING), new EnqueueCustomer(ANY_WORKER, 1));
        given(new KeepingOthers(SAME_WORKER))
                .when(ANY_AGENT)
                .thenIsAt(new KeepingOthers(ANY_WORKER))
                .andDoes();
        given(new Waiting(SAME_WORKER, reconnect(1), 1, 0))
                .when(ANY_AGENT)
                .thenIsAt(new Waiting(ANY_WORKER, reconnect(1), 1, 0))
                .andDoes(new Widen(reconnect(1)));
    }

    @Test
    void the_fallback_takes_the_caller_at_once_and_the_agent_is_freed_when_they_have_left() {
        given(new Pinging(false))
                .pinged()
                .when(FALLBACK)
                .thenIsClosed(Outcome.GAVE_UP)
                .andDoes(new SendToFallback(), new CancelPing(PING))
                .when(new SentToFallback())
                .andDoes(new CompleteReservation(FollowUp.RECONNECT_AGENT));
        given(new Waiting(ANY_WORKER, reconnect(1), 1, 3))
                .when(FALLBACK)
                .thenIsClosed(Outcome.GAVE_UP)
                .andDoes(new SendToFallback());
    }

    @Test
    void closing_leaves_the_caller_where_they_are() {
        given(new Pinging(false))
                .pinged()
                .when(CLOSE)
                .thenIsClosed(Outcome.CLOSED_BY_HAND)
                .andDoes(new CancelPing(PING), new MarkTask(Mark.WITHDRAWN));
        given(new Waiting(SAME_WORKER, reconnect(1), 1, 0))
                .when(CLOSE)
                .thenIsClosed(Outcome.CLOSED_BY_HAND)
                .andDoes();
        given(new Suspected(true))
                .when(CLOSE)
                .thenIsClosed(Outcome.CLOSED_BY_HAND)
                .andDoes();
    }

    @Test
    void nobody_is_taken_from_an_agent_who_may_be_there() {
        List.of(
                        new Suspected(false),
                        new Verifying(),
                        new Reconnecting(SAME_WORKER, Optional.of(ADA), reconnect(1), 1, 0),
                        new Moving(Outcome.RECOVERED, reconnect(1)),
                        new Closed(Outcome.RECOVERED))
                .forEach(stage -> List.of(ANY_AGENT, FALLBACK)
                        .forEach(asked -> given(stage).thenNothingChanges(asked)));
        given(new Moving(Outcome.RECOVERED, reconnect(1))).thenNothingChanges(CLOSE);
    }

    @Test
    void nobody_is_redirected_while_a_redirect_may_be_under_way() {
        ALL.forEach(asked -> given(new Enqueueing(SAME_WORKER, 1, false)).thenNothingChanges(asked));
        given(new Enqueueing(SAME_WORKER, 1, true)).thenNothingChanges(ANY_AGENT);
        given(new Enqueueing(SAME_WORKER, 1, true))
                .when(FALLBACK)
                .thenIsClosed(Outcome.GAVE_UP)
                .andDoes(new SendToFallback());
    }

    @Test
    void asking_twice_is_asking_once_in_every_world() {
        assertThat(byHand()).isNotEmpty().allSatisfy(edge -> {
            var again = RecoveryMachine.on(edge.step().next(), edge.news());
            assertThat(again).isEqualTo(Transition.stay(edge.step().next()));
        });
    }

    @Test
    void closing_does_nothing_to_the_caller_and_throws_nobody_out_of_the_conference_that_the_caller_is_in() {
        assertThat(byHand())
                .filteredOn(edge -> edge.news() instanceof CloseAskedFor)
                .allSatisfy(edge -> {
                    assertThat(edge.step().effects())
                            .noneMatch(effect -> effect instanceof EnqueueCustomer || effect instanceof SendToFallback);
                    if (edge.step().effects().contains(new FreeOldConference()))
                        assertThat(Phase.of(edge.from().stage())).isIn("WAITING", "RECONNECTING");
                });
    }

    @Test
    void what_is_offered_is_what_changes_something() {
        assertThat(AskedByHand.helps(given(new Pinging(false)).recovery(), ANY_AGENT))
                .isTrue();
        assertThat(AskedByHand.helps(given(new Verifying()).recovery(), ANY_AGENT))
                .isFalse();
        assertThat(AskedByHand.helps(
                        given(new Moving(Outcome.RECOVERED, reconnect(1))).recovery(), CLOSE))
                .isFalse();
    }

    private static List<Edge> byHand() {
        return Explored.machine().edges().stream()
                .filter(edge -> edge.news() instanceof ByHand)
                .toList();
    }
}
