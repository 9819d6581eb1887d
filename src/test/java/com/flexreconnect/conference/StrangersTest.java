package com.flexreconnect.conference;

import static com.flexreconnect.conference.HeardRoom.lost;
import static com.flexreconnect.conference.People.ADA;
import static com.flexreconnect.conference.People.ADAS;
import static com.flexreconnect.conference.People.ADAS_OTHER_TAB;
import static com.flexreconnect.conference.People.BOBS;
import static com.flexreconnect.conference.People.CUSTOMER;
import static com.flexreconnect.conference.People.TASK;
import static com.flexreconnect.conference.People.isAgent;
import static com.flexreconnect.conference.People.isCustomer;
import static com.flexreconnect.conference.People.isThirdParty;
import static com.flexreconnect.conference.People.joins;
import static com.flexreconnect.conference.People.leaves;
import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.ConferenceEvent.Named;
import com.flexreconnect.conference.Finding.AgentLost;
import com.flexreconnect.conference.Finding.OtherLeft;
import com.flexreconnect.conference.Finding.Unidentified;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Legs that nobody has accounted for: Twilio is asked, and what it says counts. */
class StrangersTest {

    private final HeardRoom room = new HeardRoom();

    @Test
    void twilio_is_asked_who_an_unknown_leg_was_that_left() {
        room.hear(new Named(TASK));
        room.hear(joins(ADAS, 2));
        assertThat(room.hear(leaves(ADAS, 3)))
                .containsExactlyInAnyOrder(new OtherLeft(ADAS), new Unidentified(ADAS, Optional.of(TASK)));
        assertThat(room.hear(isAgent(ADAS, ADA))).containsExactly(lost(ADA, ADAS, true));
    }

    @Test
    void twilio_is_asked_who_a_stranger_is_and_until_then_they_may_have_taken_the_agents_place() {
        room.aCall();
        assertThat(room.hear(joins(ADAS_OTHER_TAB, 3)))
                .containsExactly(new Unidentified(ADAS_OTHER_TAB, Optional.of(TASK)));
        assertThat(room.hear(leaves(ADAS, 4))).isEmpty();
        assertThat(room.hear(isThirdParty(ADAS_OTHER_TAB)))
                .contains(new AgentLost(ADA, ADAS, CUSTOMER, Set.of(ADAS_OTHER_TAB), true));
    }

    @Test
    void a_stranger_who_came_after_the_agent_left_has_not_taken_their_place() {
        room.aCall();
        room.hear(joins(ADAS_OTHER_TAB, 4));
        assertThat(room.hear(leaves(ADAS, 3))).containsExactly(lost(ADA, ADAS, true));
    }

    @Test
    void who_is_known_stays_who_they_are() {
        room.aCall();
        room.hear(isThirdParty(CUSTOMER));
        assertThat(room.now().customer()).contains(CUSTOMER);
    }

    @Test
    void twilio_is_asked_who_the_customer_is_when_nobody_said_it_before_the_agent_left() {
        room.hear(new ConferenceEvent.Registered(ADA, ADAS, Optional.empty(), 1));
        room.hear(joins(ADAS, 2));
        assertThat(room.hear(leaves(ADAS, 3))).containsExactly(new Unidentified(ADAS, Optional.of(TASK)));
    }

    @Test
    void nobody_is_asked_about_strangers_before_agent_and_customer_are_known() {
        assertThat(room.hear(joins(ADAS, 2))).isEmpty();
        room.hear(joins(BOBS, 3));
        assertThat(room.hear(isCustomer(CUSTOMER))).isEmpty();
    }

    @Test
    void an_unknown_leg_is_asked_about_unless_the_room_was_closed_or_it_never_arrived() {
        assertThat(room.hear(leaves(ADAS, 3, Departure.ROOM_CLOSED))).containsExactly(new OtherLeft(ADAS));
        assertThat(room.hear(leaves(BOBS, 4, Departure.NEVER_ARRIVED))).containsExactly(new OtherLeft(BOBS));
    }

    /** No document says which reason a reload has, and a removal by a supervisor has this one. */
    @ParameterizedTest
    @EnumSource(
            value = Departure.class,
            names = {"HUNG_UP", "HUNG_UP_OR_REDIRECTED", "REDIRECTED", "UNSAID"})
    void an_agent_may_have_been_lost_with_any_other_reason(Departure why) {
        assertThat(room.hear(leaves(ADAS, 3, why))).contains(new Unidentified(ADAS, Optional.empty()));
    }
}
