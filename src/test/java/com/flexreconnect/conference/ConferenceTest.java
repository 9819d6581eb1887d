package com.flexreconnect.conference;

import static com.flexreconnect.conference.HeardRoom.lost;
import static com.flexreconnect.conference.People.ADA;
import static com.flexreconnect.conference.People.ADAS;
import static com.flexreconnect.conference.People.ADAS_OTHER_TAB;
import static com.flexreconnect.conference.People.BOB;
import static com.flexreconnect.conference.People.BOBS;
import static com.flexreconnect.conference.People.CUSTOMER;
import static com.flexreconnect.conference.People.ROOM;
import static com.flexreconnect.conference.People.SUPERVISOR;
import static com.flexreconnect.conference.People.THIRD_PARTY;
import static com.flexreconnect.conference.People.isCustomer;
import static com.flexreconnect.conference.People.isThirdParty;
import static com.flexreconnect.conference.People.joins;
import static com.flexreconnect.conference.People.leaves;
import static com.flexreconnect.conference.People.listensIn;
import static com.flexreconnect.conference.People.registers;
import static com.flexreconnect.conference.People.wrapsUp;
import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.ConferenceEvent.Ended;
import com.flexreconnect.conference.Finding.AgentLost;
import com.flexreconnect.conference.Finding.Connected;
import com.flexreconnect.conference.Finding.CustomerLeft;
import com.flexreconnect.conference.Finding.LossWithdrawn;
import com.flexreconnect.conference.Finding.OtherJoined;
import com.flexreconnect.conference.Finding.OtherLeft;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is lost, who is back and who has gone. */
class ConferenceTest {

    private final HeardRoom room = new HeardRoom();

    @Test
    void an_agent_who_leaves_without_a_goodbye_is_lost() {
        room.aCall();
        assertThat(room.hear(leaves(ADAS, 3))).containsExactly(lost(ADA, ADAS, true));
    }

    @Test
    void the_third_parties_in_the_room_are_named_with_the_loss() {
        room.aCall();
        room.hear(joins(THIRD_PARTY, 3));
        assertThat(room.hear(isThirdParty(THIRD_PARTY))).containsExactly(new OtherJoined(THIRD_PARTY));
        assertThat(room.hear(leaves(ADAS, 4)))
                .containsExactly(new AgentLost(ADA, ADAS, CUSTOMER, Set.of(THIRD_PARTY), true));
        assertThat(room.hear(leaves(THIRD_PARTY, 5))).containsExactly(new OtherLeft(THIRD_PARTY));
    }

    @Test
    void customer_and_agent_are_connected_when_both_are_there() {
        room.hear(registers(ADA, ADAS));
        assertThat(room.hear(joins(CUSTOMER, 1))).isEmpty();
        assertThat(room.hear(joins(ADAS, 2))).containsExactly(new Connected(ROOM, CUSTOMER));
        assertThat(room.now().agentHere()).contains(ADAS);
        assertThat(room.now().worker()).contains(ADA.worker());
        assertThat(room.now().takesPart(ADA.worker())).isTrue();
        assertThat(room.now().takesPart(BOB.worker())).isFalse();
    }

    @Test
    void somebody_who_only_listens_is_nobody_to_be_connected_with() {
        room.hear(isCustomer(CUSTOMER));
        room.hear(joins(CUSTOMER, 1));
        assertThat(room.hear(listensIn(SUPERVISOR, 2))).isEmpty();
    }

    @Test
    void a_customer_who_leaves_is_told_with_how_they_left_and_nobody_is_lost_after_them() {
        room.aCall();
        assertThat(room.hear(leaves(CUSTOMER, 3, Departure.REDIRECTED)))
                .containsExactly(new CustomerLeft(Departure.REDIRECTED));
        assertThat(room.hear(leaves(ADAS, 4))).isEmpty();
    }

    @Test
    void of_two_agents_only_the_last_to_leave_is_lost() {
        room.aCall();
        room.hear(joins(BOBS, 3));
        room.hear(registers(BOB, BOBS));
        assertThat(room.hear(leaves(ADAS, 4))).isEmpty();
        assertThat(room.hear(leaves(BOBS, 5))).containsExactly(lost(BOB, BOBS, true));
    }

    @Test
    void a_leave_without_a_reason_is_an_uncertain_loss() {
        room.aCall();
        assertThat(room.hear(leaves(ADAS, 3, Departure.UNSAID))).containsExactly(lost(ADA, ADAS, false));
    }

    @Test
    void a_wrap_up_is_an_uncertain_loss_and_the_leave_makes_it_certain() {
        room.aCall();
        assertThat(room.hear(wrapsUp(ADA))).containsExactly(lost(ADA, ADAS, false));
        assertThat(room.hear(leaves(ADAS, 3))).containsExactly(lost(ADA, ADAS, true));
    }

    @Test
    void a_room_that_was_closed_has_lost_nobody() {
        room.aCall();
        assertThat(room.hear(leaves(ADAS, 3, Departure.ROOM_CLOSED))).isEmpty();
        assertThat(room.hear(new Ended(4))).containsExactly(new Finding.Ended());
        assertThat(room.hear(leaves(CUSTOMER, 5))).isEmpty();
    }

    @Test
    void an_agent_who_joins_after_a_loss_withdraws_it() {
        room.aCall();
        room.hear(leaves(ADAS, 3));
        room.hear(joins(ADAS_OTHER_TAB, 4));
        assertThat(room.hear(registers(ADA, ADAS_OTHER_TAB))).contains(new LossWithdrawn());
    }

    @Test
    void an_agent_of_whom_only_taskrouter_spoke_counts_as_the_last_to_leave() {
        room.aCall();
        room.hear(joins(BOBS, 3));
        room.hear(registers(BOB, BOBS));
        room.hear(leaves(BOBS, 4));
        assertThat(room.hear(wrapsUp(ADA))).containsExactly(lost(ADA, ADAS, false));
    }

    @Test
    void of_all_who_left_it_is_the_customer_whose_way_of_leaving_is_told() {
        room.hear(joins(ADAS, 1));
        room.aCall();
        room.hear(joins(THIRD_PARTY, 3));
        assertThat(room.hear(leaves(CUSTOMER, 4, Departure.REDIRECTED)))
                .containsExactly(new CustomerLeft(Departure.REDIRECTED));
    }
}
