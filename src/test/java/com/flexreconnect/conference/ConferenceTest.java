package com.flexreconnect.conference;

import static com.flexreconnect.conference.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.ConferenceEvent.Ended;
import com.flexreconnect.conference.ConferenceEvent.Named;
import com.flexreconnect.conference.Finding.AgentLost;
import com.flexreconnect.conference.Finding.Connected;
import com.flexreconnect.conference.Finding.CustomerLeft;
import com.flexreconnect.conference.Finding.EndOnExitArmed;
import com.flexreconnect.conference.Finding.LossWithdrawn;
import com.flexreconnect.conference.Finding.OtherJoined;
import com.flexreconnect.conference.Finding.OtherLeft;
import com.flexreconnect.conference.Finding.Unidentified;
import com.flexreconnect.sid.CallSid;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConferenceTest {

    private Conference room = Conference.empty(ROOM);

    @Test
    void an_agent_who_leaves_without_a_goodbye_is_lost() {
        aCall();
        assertThat(hear(leaves(ADAS, 3))).containsExactly(lost(ADA, ADAS, true));
    }

    @Test
    void the_third_parties_in_the_room_are_named_with_the_loss() {
        aCall();
        hear(joins(THIRD_PARTY, 3));
        assertThat(hear(isThirdParty(THIRD_PARTY))).containsExactly(new OtherJoined(THIRD_PARTY));
        assertThat(hear(leaves(ADAS, 4)))
                .containsExactly(new AgentLost(ADA, ADAS, CUSTOMER, Set.of(THIRD_PARTY), true));
        assertThat(hear(leaves(THIRD_PARTY, 5))).containsExactly(new OtherLeft(THIRD_PARTY));
    }

    @Test
    void customer_and_agent_are_connected_when_both_are_there() {
        hear(registers(ADA, ADAS));
        assertThat(hear(joins(CUSTOMER, 1))).isEmpty();
        assertThat(hear(joins(ADAS, 2))).containsExactly(new Connected(ROOM, CUSTOMER));
        assertThat(room.agentHere()).contains(ADAS);
        assertThat(room.worker()).contains(ADA.worker());
        assertThat(room.takesPart(ADA.worker())).isTrue();
        assertThat(room.takesPart(BOB.worker())).isFalse();
    }

    @Test
    void somebody_who_only_listens_is_nobody_to_be_connected_with() {
        hear(isCustomer(CUSTOMER));
        hear(joins(CUSTOMER, 1));
        assertThat(hear(listensIn(SUPERVISOR, 2))).isEmpty();
    }

    @Test
    void a_goodbye_before_the_leave_makes_it_no_loss_and_after_it_withdraws_the_loss() {
        aCall();
        var lost = room.after(leaves(ADAS, 3)).next();
        assertThat(lost.after(goodbye(ADA)).findings()).containsExactly(new LossWithdrawn());
        hear(goodbye(ADA));
        assertThat(hear(leaves(ADAS, 3))).isEmpty();
    }

    @Test
    void a_registration_takes_an_earlier_goodbye_back_but_never_one_of_a_leg_that_left() {
        aCall();
        hear(goodbye(ADA));
        var back = room.after(registers(ADA, ADAS)).next();
        assertThat(back.after(leaves(ADAS, 3)).findings()).containsExactly(lost(ADA, ADAS, true));
        hear(leaves(ADAS, 3));
        assertThat(hear(registers(ADA, ADAS))).isEmpty();
    }

    @Test
    void what_twilio_tells_of_a_leg_never_takes_a_goodbye_back() {
        aCall();
        hear(goodbye(ADA));
        hear(isAgent(ADAS, ADA));
        assertThat(hear(leaves(ADAS, 3))).isEmpty();
    }

    @Test
    void a_customer_who_leaves_is_told_with_how_they_left_and_nobody_is_lost_after_them() {
        aCall();
        assertThat(hear(leaves(CUSTOMER, 3, Departure.REDIRECTED)))
                .containsExactly(new CustomerLeft(Departure.REDIRECTED));
        assertThat(hear(leaves(ADAS, 4))).isEmpty();
    }

    @Test
    void of_two_agents_only_the_last_to_leave_is_lost() {
        aCall();
        hear(joins(BOBS, 3));
        hear(registers(BOB, BOBS));
        assertThat(hear(leaves(ADAS, 4))).isEmpty();
        assertThat(hear(leaves(BOBS, 5))).containsExactly(lost(BOB, BOBS, true));
    }

    @Test
    void a_leave_without_a_reason_is_an_uncertain_loss() {
        aCall();
        assertThat(hear(leaves(ADAS, 3, Departure.UNSAID))).containsExactly(lost(ADA, ADAS, false));
    }

    @Test
    void a_wrap_up_is_an_uncertain_loss_and_the_leave_makes_it_certain() {
        aCall();
        assertThat(hear(wrapsUp(ADA))).containsExactly(lost(ADA, ADAS, false));
        assertThat(hear(leaves(ADAS, 3))).containsExactly(lost(ADA, ADAS, true));
    }

    @Test
    void a_room_that_was_closed_has_lost_nobody() {
        aCall();
        assertThat(hear(leaves(ADAS, 3, Departure.ROOM_CLOSED))).isEmpty();
        assertThat(hear(new Ended(4))).containsExactly(new Finding.Ended());
        assertThat(hear(leaves(CUSTOMER, 5))).isEmpty();
    }

    @Test
    void arming_is_told_each_time_and_disarming_never() {
        aCall();
        assertThat(hear(armed(ADAS, 3))).containsExactly(new EndOnExitArmed(ADAS, 3));
        assertThat(hear(disarmed(ADAS, 4))).isEmpty();
        assertThat(hear(armed(ADAS, 3))).isEmpty();
        assertThat(hear(armed(ADAS, 5))).containsExactly(new EndOnExitArmed(ADAS, 5));
        assertThat(hear(armed(ADAS, 6))).containsExactly(new EndOnExitArmed(ADAS, 6));
    }

    @Test
    void arming_before_the_registration_is_told_with_it() {
        hear(joins(CUSTOMER, 1));
        hear(new ConferenceEvent.Joined(ADAS, 2, true, false));
        assertThat(hear(registers(ADA, ADAS))).contains(new EndOnExitArmed(ADAS, 2));
    }

    @Test
    void arming_an_agents_browser_that_is_not_yet_known_is_told_too() {
        hear(joins(BOBS, 1));
        hear(isSomeAgent(BOBS));
        assertThat(hear(armed(BOBS, 2))).containsExactly(new EndOnExitArmed(BOBS, 2));
    }

    @Test
    void that_the_customers_leaving_ends_the_conference_is_as_it_should_be() {
        aCall();
        assertThat(hear(armed(CUSTOMER, 3))).isEmpty();
    }

    @Test
    void twilio_is_asked_who_an_unknown_leg_was_that_left() {
        hear(new Named(TASK));
        hear(joins(ADAS, 2));
        assertThat(hear(leaves(ADAS, 3)))
                .containsExactlyInAnyOrder(new OtherLeft(ADAS), new Unidentified(ADAS, Optional.of(TASK)));
        assertThat(hear(isAgent(ADAS, ADA))).containsExactly(lost(ADA, ADAS, true));
    }

    @Test
    void twilio_is_asked_who_a_stranger_is_and_until_then_they_may_have_taken_the_agents_place() {
        aCall();
        assertThat(hear(joins(ADAS_OTHER_TAB, 3))).containsExactly(new Unidentified(ADAS_OTHER_TAB, Optional.of(TASK)));
        assertThat(hear(leaves(ADAS, 4))).isEmpty();
        assertThat(hear(isThirdParty(ADAS_OTHER_TAB)))
                .contains(new AgentLost(ADA, ADAS, CUSTOMER, Set.of(ADAS_OTHER_TAB), true));
    }

    @Test
    void a_stranger_who_came_after_the_agent_left_has_not_taken_their_place() {
        aCall();
        hear(joins(ADAS_OTHER_TAB, 4));
        assertThat(hear(leaves(ADAS, 3))).containsExactly(lost(ADA, ADAS, true));
    }

    @Test
    void an_agent_who_joins_after_a_loss_withdraws_it() {
        aCall();
        hear(leaves(ADAS, 3));
        hear(joins(ADAS_OTHER_TAB, 4));
        assertThat(hear(registers(ADA, ADAS_OTHER_TAB))).contains(new LossWithdrawn());
    }

    @Test
    void who_is_known_stays_who_they_are() {
        aCall();
        hear(isThirdParty(CUSTOMER));
        assertThat(room.customer()).contains(CUSTOMER);
    }

    @Test
    void an_agent_of_whom_only_taskrouter_spoke_counts_as_the_last_to_leave() {
        aCall();
        hear(joins(BOBS, 3));
        hear(registers(BOB, BOBS));
        hear(leaves(BOBS, 4));
        assertThat(hear(wrapsUp(ADA))).containsExactly(lost(ADA, ADAS, false));
    }

    @Test
    void twilio_is_asked_who_the_customer_is_when_nobody_said_it_before_the_agent_left() {
        hear(new ConferenceEvent.Registered(ADA, ADAS, Optional.empty()));
        hear(joins(ADAS, 2));
        assertThat(hear(leaves(ADAS, 3))).containsExactly(new Unidentified(ADAS, Optional.of(TASK)));
    }

    @Test
    void nobody_is_asked_about_strangers_before_agent_and_customer_are_known() {
        assertThat(hear(joins(ADAS, 2))).isEmpty();
        hear(joins(BOBS, 3));
        assertThat(hear(isCustomer(CUSTOMER))).isEmpty();
    }

    @Test
    void of_all_who_left_it_is_the_customer_whose_way_of_leaving_is_told() {
        hear(joins(ADAS, 1));
        aCall();
        hear(joins(THIRD_PARTY, 3));
        assertThat(hear(leaves(CUSTOMER, 4, Departure.REDIRECTED)))
                .containsExactly(new CustomerLeft(Departure.REDIRECTED));
    }

    @Test
    void an_unknown_leg_is_asked_about_unless_its_call_goes_on_elsewhere() {
        assertThat(hear(leaves(ADAS, 3, Departure.UNSAID))).contains(new Unidentified(ADAS, Optional.empty()));
        assertThat(hear(leaves(BOBS, 4, Departure.REDIRECTED))).containsExactly(new OtherLeft(BOBS));
    }

    @Test
    void one_workers_registration_leaves_anothers_goodbye_alone() {
        aCall();
        hear(goodbye(ADA));
        hear(registers(BOB, BOBS));
        assertThat(room.goodbyes()).containsExactly(ADA.worker());
    }

    private void aCall() {
        hear(joins(CUSTOMER, 1));
        hear(joins(ADAS, 2));
        hear(registers(ADA, ADAS));
    }

    private Iterable<Finding> hear(ConferenceEvent fact) {
        var judged = room.after(fact);
        room = judged.next();
        return judged.findings();
    }

    private static AgentLost lost(Agent agent, CallSid leg, boolean certain) {
        return new AgentLost(agent, leg, CUSTOMER, Set.of(), certain);
    }
}
