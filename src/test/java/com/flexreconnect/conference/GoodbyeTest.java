package com.flexreconnect.conference;

import static com.flexreconnect.conference.HeardRoom.lost;
import static com.flexreconnect.conference.People.ADA;
import static com.flexreconnect.conference.People.ADAS;
import static com.flexreconnect.conference.People.BOB;
import static com.flexreconnect.conference.People.BOBS;
import static com.flexreconnect.conference.People.CUSTOMER;
import static com.flexreconnect.conference.People.goodbye;
import static com.flexreconnect.conference.People.isAgent;
import static com.flexreconnect.conference.People.joins;
import static com.flexreconnect.conference.People.leaves;
import static com.flexreconnect.conference.People.registers;
import static com.flexreconnect.conference.People.wrapsUp;
import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.Finding.LossWithdrawn;
import com.flexreconnect.conference.Finding.MayBeGone;
import org.junit.jupiter.api.Test;

/** An agent who leaves on purpose says so first, or a little late. */
class GoodbyeTest {

    private final HeardRoom room = new HeardRoom();

    @Test
    void a_goodbye_before_the_leave_makes_it_no_loss_and_after_it_withdraws_the_loss() {
        room.aCall();
        var lost = room.now().after(leaves(ADAS, 3)).next();
        assertThat(lost.after(goodbye(ADA)).findings()).containsExactly(new LossWithdrawn());
        room.hear(goodbye(ADA));
        assertThat(room.hear(leaves(ADAS, 3))).isEmpty();
    }

    @Test
    void a_registration_takes_an_earlier_goodbye_back_but_never_one_of_a_leg_that_left() {
        room.aCall();
        room.hear(goodbye(ADA));
        var back = room.now().after(registers(ADA, ADAS, 3)).next();
        assertThat(back.after(leaves(ADAS, 3)).findings()).containsExactly(lost(ADA, ADAS, true));
        room.hear(leaves(ADAS, 3));
        assertThat(room.hear(registers(ADA, ADAS, 3))).isEmpty();
    }

    /** Twilio was slow to say whose the registration's token is. */
    @Test
    void a_goodbye_that_overtook_the_registration_counts() {
        room.hear(joins(CUSTOMER, 1));
        room.hear(joins(ADAS, 2));
        room.hear(goodbye(ADA));
        room.hear(registers(ADA, ADAS));
        assertThat(room.hear(leaves(ADAS, 3))).isEmpty();
    }

    @Test
    void a_goodbye_that_the_registration_overtook_is_taken_back() {
        room.aCall();
        room.hear(registers(ADA, ADAS, 3));
        room.hear(goodbye(ADA));
        assertThat(room.hear(leaves(ADAS, 3))).containsExactly(lost(ADA, ADAS, true));
    }

    @Test
    void who_says_both_at_the_same_moment_is_here() {
        room.aCall();
        room.hear(goodbye(ADA, 1));
        assertThat(room.hear(leaves(ADAS, 3))).containsExactly(lost(ADA, ADAS, true));
    }

    @Test
    void one_workers_registration_leaves_anothers_goodbye_alone() {
        room.aCall();
        room.hear(goodbye(ADA));
        room.hear(registers(BOB, BOBS));
        assertThat(room.now().leavesOnPurpose(ADA.worker())).isTrue();
    }

    @Test
    void what_twilio_tells_of_a_leg_never_takes_a_goodbye_back() {
        room.aCall();
        room.hear(goodbye(ADA));
        room.hear(isAgent(ADAS, ADA));
        assertThat(room.hear(leaves(ADAS, 3))).isEmpty();
    }

    @Test
    void who_came_after_a_goodbye_is_lost_although_nobody_told_of_the_leave_before() {
        room.aCall();
        room.hear(goodbye(ADA));
        room.hear(wrapsUp(ADA));
        room.hear(registers(BOB, BOBS, 3));
        var withoutAnyLeave = room.now().after(wrapsUp(BOB)).findings();
        assertThat(withoutAnyLeave).containsExactly(lost(BOB, BOBS, false));
        assertThat(room.hear(leaves(BOBS, 5))).containsExactly(lost(BOB, BOBS, true));
    }

    @Test
    void who_says_goodbye_after_the_others_came_and_nobody_tells_of_their_leave_is_looked_at() {
        room.aCall();
        room.hear(registers(BOB, BOBS));
        room.hear(goodbye(ADA));
        assertThat(room.hear(leaves(BOBS, 4))).containsExactly(new MayBeGone(ADAS));
        assertThat(room.hear(wrapsUp(ADA))).isEmpty();
    }
}
