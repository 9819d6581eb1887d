package com.flexreconnect.conference;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.ExploredRooms.Hearing;
import com.flexreconnect.conference.ExploredRooms.Step;
import com.flexreconnect.conference.Finding.AgentLost;
import com.flexreconnect.conference.Finding.EndOnExitArmed;
import com.flexreconnect.conference.Leg.Role;
import com.flexreconnect.sid.CallSid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Small calls, their facts in every order and any of them again, and the laws that hold whatever the order. */
class ConferenceExplorationTest {

    static List<ExploredRooms> rooms = List.of();

    @BeforeAll
    static void explore() {
        rooms = ExploredRooms.all();
        System.out.printf(
                "conference machine: %d calls, %d hearings, %d steps%n",
                rooms.size(),
                rooms.stream().mapToInt(room -> room.hearings().size()).sum(),
                steps().count());
    }

    @ParameterizedTest
    @FieldSource("rooms")
    void when_all_is_heard_the_same_agent_is_lost_in_whatever_order_it_came(ExploredRooms call) {
        var complete = call.hearings().stream()
                .filter(hearing -> hearing.isComplete(call.story()))
                .toList();
        assertThat(complete).isNotEmpty();
        assertThat(complete.stream().map(hearing -> hearing.told().loss().map(Told.Loss::agentCall)))
                .containsOnly(call.story().lost());
        assertThat(complete.stream().map(hearing -> hearing.room().loss()).collect(Collectors.toSet()))
                .hasSize(1);
    }

    @ParameterizedTest
    @FieldSource("rooms")
    void any_part_of_the_facts_gives_one_roster_in_whatever_order_it_came(ExploredRooms call) {
        call.hearings().stream()
                .collect(Collectors.groupingBy(Hearing::heard, Collectors.mapping(Hearing::room, Collectors.toSet())))
                .forEach((heard, rosters) -> assertThat(rosters).hasSize(1));
    }

    @Test
    void what_was_told_of_a_loss_is_what_the_roster_shows() {
        assertThat(hearings())
                .allSatisfy(hearing -> assertThat(hearing.told().loss())
                        .isEqualTo(hearing.room().loss().map(Told.Loss::of)));
    }

    @Test
    void a_loss_is_told_once_and_again_only_when_it_becomes_certain_or_another_leg_was_the_last() {
        assertThat(steps().filter(step -> tells(step, AgentLost.class))).allSatisfy(step -> {
            var lost = Told.Loss.of(first(step, AgentLost.class));
            var before = step.from().told().loss();
            assertThat(before).isNotEqualTo(Optional.of(lost));
            assertThat(before.filter(Told.Loss::certain).map(Told.Loss::agentCall))
                    .isNotEqualTo(Optional.of(lost.agentCall()));
        });
    }

    @Test
    void nobody_is_lost_after_the_customer_or_the_conference_or_after_a_goodbye() {
        assertThat(steps().filter(step -> tells(step, AgentLost.class)))
                .isNotEmpty()
                .allSatisfy(step -> {
                    var lost = first(step, AgentLost.class);
                    var room = step.to().room();
                    assertThat(room.customerGone() || room.ended()).isFalse();
                    assertThat(room.leavesOnPurpose(lost.agent().worker())).isFalse();
                    assertThat(room.legs().get(lost.agentCall()).departure()).isNotEqualTo(Departure.ROOM_CLOSED);
                    assertThat(room.agentHere()).isEmpty();
                });
    }

    @Test
    void the_same_fact_at_once_again_has_no_meaning() {
        assertThat(steps()).allSatisfy(step -> {
            var again = step.to().room().after(step.fact());
            assertThat(again.findings()).isEmpty();
            assertThat(again.next()).isEqualTo(step.to().room());
        });
    }

    @Test
    void a_fact_that_was_heard_before_never_starts_a_recovery() {
        assertThat(rooms)
                .allSatisfy(call -> assertThat(call.steps().stream()
                                .filter(step -> step.from().heard() == step.to().heard()))
                        .isNotEmpty()
                        .noneMatch(step -> tells(step, AgentLost.class)));
    }

    @Test
    void whenever_an_agents_leaving_would_end_the_conference_that_was_told_for_this_very_arming() {
        assertThat(hearings().filter(hearing -> !hearing.room().ended()))
                .allSatisfy(hearing -> assertThat(hearing.told().disarmed()).containsAll(armed(hearing)));
        assertThat(steps().filter(step -> tells(step, EndOnExitArmed.class)))
                .isNotEmpty()
                .allSatisfy(step ->
                        assertThat(step.from().told().disarmed()).doesNotContain(first(step, EndOnExitArmed.class)));
    }

    @Test
    void undoing_an_arming_is_no_news_that_asks_for_another_undoing() {
        assertThat(steps().filter(step ->
                        step.fact() instanceof ConferenceEvent.Modified modified && !modified.endsConference()))
                .isNotEmpty()
                .noneMatch(step -> tells(step, EndOnExitArmed.class));
    }

    @Test
    void twilio_is_asked_about_every_unknown_leg_that_left_while_the_customer_was_there() {
        assertThat(hearings()
                        .filter(hearing ->
                                !hearing.room().ended() && !hearing.room().customerGone()))
                .allSatisfy(hearing -> assertThat(hearing.told().asked())
                        .containsAll(hearing.room().legs().values().stream()
                                .filter(leg -> leg.is(Role.UNKNOWN) && leg.presence() == Leg.Presence.GONE)
                                .filter(leg -> leg.departure().mayBeALostBrowser())
                                .map(Leg::call)
                                .toList()));
    }

    /** Of the facts so far: the stranger was there when the agent left, and is there still. */
    @Test
    void nobody_is_lost_while_a_stranger_may_have_taken_their_place() {
        assertThat(steps().filter(step -> tells(step, AgentLost.class))).noneMatch(step -> {
            var legs = step.to().room().legs();
            var lost = legs.get(first(step, AgentLost.class).agentCall());
            return legs.values().stream()
                    .filter(leg -> leg.is(Role.UNKNOWN) && leg.here() && !leg.listensOnly())
                    .anyMatch(leg -> lost.gone() && leg.presenceSequence() < lost.presenceSequence());
        });
    }

    @Test
    void a_loss_is_held_back_for_a_stranger_or_an_unknown_customer_only_while_twilio_is_asked() {
        assertThat(hearings()
                        .map(Hearing::room)
                        .filter(room -> room.lossWithoutCustomer().isPresent()))
                .isNotEmpty();
        assertThat(hearings().filter(hearing -> !hearing.room().ended())).allSatisfy(hearing -> {
            var room = hearing.room();
            assertThat(hearing.told().asked())
                    .containsAll(room.lossWithoutCustomer().stream().toList());
            if (!room.agents().isEmpty() && room.customer().isPresent())
                assertThat(hearing.told().asked())
                        .containsAll(room.strangers().map(Leg::call).toList());
        });
    }

    /** Of such a leg the leave may be all that was not told. */
    @Test
    void whenever_only_legs_in_doubt_hide_a_loss_twilio_is_asked_whether_they_are_still_there() {
        assertThat(steps().filter(step -> hiddenLeg(step.to()).isPresent())
                        .filter(step -> !hiddenLeg(step.to()).equals(hiddenLeg(step.from()))))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.findings())
                        .containsAll(step.to().room().inDoubt().stream()
                                .map(Finding.MayBeGone::new)
                                .toList()));
    }

    private static Optional<CallSid> hiddenLeg(Hearing hearing) {
        return hearing.room().hiddenLoss().map(AgentLost::agentCall);
    }

    @Test
    void third_parties_who_are_in_the_room_are_known_and_those_who_left_are_not() {
        assertThat(hearings().filter(hearing -> !hearing.room().ended()))
                .allSatisfy(hearing -> assertThat(hearing.told().others())
                        .containsExactlyInAnyOrderElementsOf(hearing.room().legs().values().stream()
                                .filter(leg -> leg.is(Role.THIRD_PARTY) && leg.here())
                                .map(Leg::call)
                                .toList()));
    }

    @Test
    void that_two_are_connected_is_told_when_it_becomes_true_and_only_then() {
        assertThat(steps().filter(step -> !step.from().room().ended()))
                .allSatisfy(step -> assertThat(tells(step, Finding.Connected.class))
                        .isEqualTo(!step.from().room().connected()
                                && step.to().room().connected()));
    }

    @Test
    void after_the_end_nothing_is_found() {
        assertThat(steps().filter(step -> step.from().room().ended()))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.findings()).isEmpty());
    }

    private static List<EndOnExitArmed> armed(Hearing hearing) {
        return hearing.room().legs().values().stream()
                .filter(leg -> leg.is(Role.AGENT) && !leg.gone() && leg.endsConference())
                .map(leg -> new EndOnExitArmed(leg.call(), leg.flagSequence()))
                .toList();
    }

    private static boolean tells(Step step, Class<? extends Finding> kind) {
        return step.findings().stream().anyMatch(kind::isInstance);
    }

    private static <F extends Finding> F first(Step step, Class<F> kind) {
        return step.findings().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Step> steps() {
        return rooms.stream().flatMap(call -> call.steps().stream());
    }

    private static Stream<Hearing> hearings() {
        return rooms.stream().flatMap(call -> call.hearings().stream());
    }
}
