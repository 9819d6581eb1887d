package com.flexreconnect.conference;

import static com.flexreconnect.conference.People.ADA;
import static com.flexreconnect.conference.People.ADAS;
import static com.flexreconnect.conference.People.BOBS;
import static com.flexreconnect.conference.People.CUSTOMER;
import static com.flexreconnect.conference.People.armed;
import static com.flexreconnect.conference.People.disarmed;
import static com.flexreconnect.conference.People.isSomeAgent;
import static com.flexreconnect.conference.People.joins;
import static com.flexreconnect.conference.People.registers;
import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.Finding.EndOnExitArmed;
import org.junit.jupiter.api.Test;

/** Flex arms a conference to end with the agent: whoever is to undo that is told each time. */
class ArmingTest {

    private final HeardRoom room = new HeardRoom();

    @Test
    void arming_is_told_each_time_and_disarming_never() {
        room.aCall();
        assertThat(room.hear(armed(ADAS, 3))).containsExactly(new EndOnExitArmed(ADAS, 3));
        assertThat(room.hear(disarmed(ADAS, 4))).isEmpty();
        assertThat(room.hear(armed(ADAS, 3))).isEmpty();
        assertThat(room.hear(armed(ADAS, 5))).containsExactly(new EndOnExitArmed(ADAS, 5));
        assertThat(room.hear(armed(ADAS, 6))).containsExactly(new EndOnExitArmed(ADAS, 6));
    }

    @Test
    void arming_before_the_registration_is_told_with_it() {
        room.hear(joins(CUSTOMER, 1));
        room.hear(new ConferenceEvent.Joined(ADAS, 2, true, false));
        assertThat(room.hear(registers(ADA, ADAS))).contains(new EndOnExitArmed(ADAS, 2));
    }

    @Test
    void arming_an_agents_browser_that_is_not_yet_known_is_told_too() {
        room.hear(joins(BOBS, 1));
        room.hear(isSomeAgent(BOBS));
        assertThat(room.hear(armed(BOBS, 2))).containsExactly(new EndOnExitArmed(BOBS, 2));
    }

    @Test
    void that_the_customers_leaving_ends_the_conference_is_as_it_should_be() {
        room.aCall();
        assertThat(room.hear(armed(CUSTOMER, 3))).isEmpty();
    }
}
