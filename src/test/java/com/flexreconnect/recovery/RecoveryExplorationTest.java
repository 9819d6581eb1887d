package com.flexreconnect.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.recovery.Effect.Announce;
import com.flexreconnect.recovery.Effect.CancelPing;
import com.flexreconnect.recovery.Effect.CompletePing;
import com.flexreconnect.recovery.Effect.CompleteReservation;
import com.flexreconnect.recovery.Effect.CreatePing;
import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.Effect.FollowUp;
import com.flexreconnect.recovery.Effect.FreeOldConference;
import com.flexreconnect.recovery.Effect.MoveParticipant;
import com.flexreconnect.recovery.Effect.SendToFallback;
import com.flexreconnect.recovery.Explored.Edge;
import com.flexreconnect.recovery.RecoveryEvent.ConferenceEnded;
import com.flexreconnect.recovery.RecoveryEvent.CustomerHungUp;
import com.flexreconnect.recovery.RecoveryEvent.LossWithdrawn;
import com.flexreconnect.recovery.RecoveryEvent.PatienceEnded;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectCanceled;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectLive;
import com.flexreconnect.recovery.RecoveryEvent.SentToFallback;
import com.flexreconnect.recovery.Stage.Closed;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.Moving;
import com.flexreconnect.recovery.Stage.Open;
import com.flexreconnect.recovery.Stage.Pinging;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every world that the machine can reach, and the laws that hold on every way between them. */
class RecoveryExplorationTest {

    /** More often than patience can end in any recovery: a law must not run for ever when the machine does. */
    private static final int PATIENCE_ENDS = 40;

    private static Set<Recovery> worlds = Set.of();
    private static List<Edge> edges = List.of();

    @BeforeAll
    static void explore() {
        var machine = Explored.machine();
        worlds = machine.worlds();
        edges = machine.edges();
        System.out.printf("recovery machine: %d worlds, %d steps%n", worlds.size(), edges.size());
    }

    @Test
    void all_stages_and_outcomes_are_reached() {
        assertThat(worlds.stream().map(world -> world.stage().getClass()).distinct())
                .hasSize(9);
        assertThat(worlds.stream()
                        .map(Recovery::stage)
                        .filter(Closed.class::isInstance)
                        .distinct())
                .hasSize(Outcome.values().length);
    }

    @Test
    void closed_is_closed_and_nothing_more_is_done_to_the_customer() {
        assertThat(edges).filteredOn(edge -> !edge.from().isOpen()).allSatisfy(edge -> {
            assertThat(edge.step().next().stage()).isEqualTo(edge.from().stage());
            assertThat(edge.step().effects()).noneMatch(RecoveryExplorationTest::touchesCustomer);
        });
    }

    @Test
    void nothing_is_done_to_a_customer_who_hung_up_whoever_says_so() {
        assertThat(edges)
                .filteredOn(RecoveryExplorationTest::saysThatTheCustomerHungUp)
                .allSatisfy(edge -> {
                    assertThat(edge.step().next().isOpen()).isFalse();
                    assertThat(edge.step().effects()).noneMatch(RecoveryExplorationTest::touchesCustomer);
                });
    }

    @Test
    void an_agent_who_is_back_before_the_ping_was_settled_keeps_the_customer() {
        assertThat(edges)
                .filteredOn(edge -> edge.news() instanceof LossWithdrawn
                        && Set.of("SUSPECTED", "VERIFYING", "PINGING")
                                .contains(Phase.of(edge.from().stage())))
                .isNotEmpty()
                .allSatisfy(edge -> {
                    assertThat(edge.step().next().stage()).isEqualTo(new Closed(Outcome.FALSE_ALARM));
                    assertThat(edge.step().effects()).noneMatch(RecoveryExplorationTest::touchesCustomer);
                    if (edge.from().stage() instanceof Pinging)
                        edge.from()
                                .ping()
                                .ifPresent(ping ->
                                        assertThat(edge.step().effects()).contains(new CancelPing(ping)));
                });
    }

    @Test
    void the_customer_is_enqueued_once_for_each_attempt_and_only_on_the_way_to_it() {
        assertThat(edges).filteredOn(edge -> has(edge, EnqueueCustomer.class)).allSatisfy(edge -> {
            assertThat(edge.step().next().stage()).isInstanceOf(Enqueueing.class);
            var before = edge.from().stage() instanceof Enqueueing stage ? stage.attempt() : 0;
            assertThat(((Enqueueing) edge.step().next().stage()).attempt()).isGreaterThan(before);
        });
    }

    @Test
    void the_agent_is_freed_for_a_reconnect_only_when_the_customer_is_queued_or_all_was_given_up() {
        assertThat(edges)
                .filteredOn(edge -> edge.step().effects().contains(new CompleteReservation(FollowUp.RECONNECT_AGENT)))
                .allSatisfy(edge -> assertThat(Phase.of(edge.step().next().stage()))
                        .isIn("WAITING", "RECONNECTING", "MOVING", "CLOSED"))
                .allSatisfy(edge -> assertThat(Phase.of(edge.from().stage()))
                        .satisfiesAnyOf(
                                phase -> assertThat(phase).isIn("ENQUEUEING", "WAITING", "RECONNECTING"),
                                _ -> assertThat(edge.from().stage()).isEqualTo(new Closed(Outcome.GAVE_UP))));
    }

    @Test
    void there_is_one_announcement_and_it_comes_with_the_ping() {
        assertThat(edges).filteredOn(edge -> has(edge, Announce.class)).allSatisfy(edge -> {
            assertThat(edge.step().next().stage()).isInstanceOf(Pinging.class);
            assertThat(edge.from().stage()).isNotInstanceOf(Pinging.class);
            assertThat(has(edge, CreatePing.class)).isTrue();
        });
    }

    @Test
    void the_same_news_twice_is_news_once() {
        assertThat(edges)
                .filteredOn(edge -> !(edge.news() instanceof PatienceEnded))
                .allSatisfy(edge -> {
                    var again = RecoveryMachine.on(edge.step().next(), edge.news());
                    var all = new HashSet<>(edge.step().effects());
                    if (again.next().equals(edge.step().next())) {
                        all.addAll(again.effects());
                        assertThat(all.stream().filter(EnqueueCustomer.class::isInstance))
                                .hasSizeLessThan(2);
                    } else assertThat(again.effects()).doesNotHaveAnyElementsOfTypes(CreatePing.class, Announce.class);
                });
    }

    @Test
    void a_ping_that_nobody_waits_for_is_ended() {
        assertThat(edges)
                .filteredOn(edge -> edge.news() instanceof RecoveryEvent.PingCreated
                        && edge.from().ping().isEmpty()
                        && !(edge.from().stage() instanceof Pinging))
                .allSatisfy(edge -> assertThat(edge.step().effects()).contains(new CancelPing(Worlds.PING)));
        assertThat(edges)
                .filteredOn(edge -> edge.news() instanceof RecoveryEvent.PingAccepted
                        && !Set.of("SUSPECTED", "VERIFYING")
                                .contains(Phase.of(edge.from().stage())))
                .allSatisfy(edge -> assertThat(edge.step().effects()).contains(new CompletePing(Worlds.PING)));
    }

    @Test
    void a_late_timer_changes_nothing() {
        assertThat(edges)
                .filteredOn(edge -> edge.news() instanceof PatienceEnded(var armedFor)
                        && !armedFor.equals(edge.from().stage()))
                .allSatisfy(edge -> {
                    assertThat(edge.step().next()).isEqualTo(edge.from());
                    assertThat(edge.step().effects()).isEmpty();
                });
    }

    @Test
    void patience_alone_brings_every_recovery_to_its_end() {
        assertThat(worlds).allSatisfy(world -> {
            var now = world;
            for (var rounds = 0; rounds < PATIENCE_ENDS && now.stage() instanceof Open open; rounds++) {
                var next = RecoveryMachine.on(now, new PatienceEnded(open)).next();
                assertThat(next.stage()).isNotEqualTo(now.stage());
                now = next;
            }
            assertThat(now.isOpen()).isFalse();
        });
    }

    @Test
    void third_parties_follow_or_are_let_go_but_never_forgotten() {
        assertThat(edges)
                .filteredOn(edge -> edge.news() instanceof ReconnectLive live
                        && Set.of("ENQUEUEING", "WAITING", "RECONNECTING")
                                .contains(Phase.of(edge.from().stage()))
                        && Phase.reconnectTask(edge.from().stage())
                                .map(live.reconnect()::equals)
                                .orElse(true))
                .allSatisfy(edge -> edge.from()
                        .others()
                        .forEach(other -> assertThat(edge.step().effects())
                                .contains(new MoveParticipant(other, ((ReconnectLive) edge.news()).reconnect()))));
        assertThat(edges)
                .filteredOn(edge -> edge.step().next().stage().equals(new Closed(Outcome.CUSTOMER_LEFT))
                        && edge.from().isOpen()
                        && !edge.from().others().isEmpty()
                        && !edge.step().next().others().isEmpty())
                .allSatisfy(edge -> assertThat(edge.step().effects()).contains(new FreeOldConference()));
    }

    @Test
    void no_third_party_is_left_alone_when_a_recovery_ends() {
        assertThat(edges)
                .filteredOn(edge -> edge.from().isOpen()
                        && !edge.step().next().isOpen()
                        && !edge.step().next().others().isEmpty()
                        && !edge.step().next().stage().equals(new Closed(Outcome.FALSE_ALARM))
                        && !staysWithTheOthers(edge)
                        && !(edge.news() instanceof ConferenceEnded))
                .isNotEmpty()
                .allSatisfy(edge ->
                        assertThat(edge.step().effects()).containsAnyOf(new FreeOldConference(), new SendToFallback()));
        assertThat(edges)
                .filteredOn(edge -> edge.news() instanceof SentToFallback
                        && edge.from().stage().equals(new Closed(Outcome.GAVE_UP)))
                .isNotEmpty()
                .allSatisfy(edge -> assertThat(has(edge, FreeOldConference.class))
                        .isEqualTo(!edge.from().others().isEmpty()));
    }

    /** The ledger does equal effects once: one that is decided at two stages, and meant both times, must be done anew. */
    @Test
    void whatever_patience_decides_twice_is_done_anew() {
        assertThat(worlds).allSatisfy(world -> {
            var decided = new HashSet<Effect>();
            var now = world;
            for (var rounds = 0; rounds < PATIENCE_ENDS && now.stage() instanceof Open open; rounds++) {
                var step = RecoveryMachine.on(now, new PatienceEnded(open));
                assertThat(step.effects()).allMatch(effect -> decided.add(effect) || effect instanceof Effect.Anew);
                now = step.next();
            }
        });
    }

    /** Closed by hand before the queue: the customer is still in the old conference. */
    private static boolean staysWithTheOthers(Edge edge) {
        return edge.news() instanceof RecoveryEvent.CloseAskedFor
                && Set.of("SUSPECTED", "VERIFYING", "PINGING", "KEEPING_OTHERS")
                        .contains(Phase.of(edge.from().stage()));
    }

    private static boolean has(Edge edge, Class<? extends Effect> kind) {
        return edge.step().effects().stream().anyMatch(kind::isInstance);
    }

    /** TaskRouter's word counts for the task that the customer waits in now. */
    private static boolean saysThatTheCustomerHungUp(Edge edge) {
        return edge.news() instanceof CustomerHungUp
                || edge.news() instanceof ReconnectCanceled(var task, var hungUp)
                        && hungUp
                        && Phase.reconnectTask(edge.from().stage())
                                .filter(task::equals)
                                .isPresent()
                        && !(edge.from().stage() instanceof Moving);
    }

    private static boolean touchesCustomer(Effect effect) {
        return effect instanceof EnqueueCustomer
                || effect instanceof Announce
                || effect instanceof Effect.TakeOffHold
                || effect instanceof CreatePing;
    }
}
