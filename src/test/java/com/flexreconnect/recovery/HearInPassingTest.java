package com.flexreconnect.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.ConferenceEvent.Ended;
import com.flexreconnect.conference.ConferenceEvent.Joined;
import com.flexreconnect.conference.ConferenceEvent.Left;
import com.flexreconnect.conference.ConferenceEvent.Modified;
import com.flexreconnect.conference.ConferenceEvent.Registered;
import com.flexreconnect.conference.Departure;
import com.flexreconnect.conference.RememberedRosters;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.stored.StoredJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is heard in passing, and each reason why something is not. */
class HearInPassingTest extends TwoInstances {

    @Test
    void the_roster_and_the_letter_are_written_together() {
        assertThat(passes(one, AGENT_JOINS, "join")).isTrue();
        assertThat(roster()).contains(AGENT.value());
        assertThat(letters("join")).isOne();
    }

    @Test
    void what_has_been_heard_before_is_none() {
        assertThat(passes(one, AGENT_JOINS, "join")).isTrue();
        assertThat(passes(one, AGENT_JOINS, "join")).isFalse();
        assertThat(passes(one, HOLD, "join")).as("a letter of that key").isFalse();
        assertThat(letters("join")).isOne();
    }

    @Test
    void the_first_that_is_heard_of_a_conference_opens_it() {
        room = newRoom();
        assertThat(passes(other, CUSTOMER_JOINS, "first")).isTrue();
        assertThat(roster()).contains(CUSTOMER.value());
        assertThat(passes(other, AGENT_JOINS, "second")).isTrue();
    }

    @Test
    void what_seems_to_be_the_first_and_is_not_changes_nothing() {
        hears(one, AGENT_JOINS);
        assertThat(passes(other, CUSTOMER_JOINS, "again")).isFalse();
        assertThat(roster()).contains(AGENT.value());
        assertThat(letters("again")).isZero();
    }

    @Test
    void whoever_remembers_nothing_hears_nothing_in_passing() {
        assertThat(passes(other, AGENT_JOINS, "join")).isFalse();
        assertThat(letters("join")).isZero();
    }

    @Test
    void what_somebody_else_has_written_meanwhile_is_not_lost() {
        hears(other, AGENT_JOINS);
        assertThat(passes(one, HOLD, "hold")).isFalse();
        assertThat(letters("hold")).isZero();
        hears(one, HOLD);
        assertThat(roster()).contains(AGENT.value()).contains("\"flagSequence\": 4");
        assertThat(passes(one, new Modified(CUSTOMER, 5, false), "back"))
                .as("remembers again")
                .isTrue();
    }

    /** Whoever waited would be told after three seconds that it took too long. */
    @Test
    void what_somebody_else_holds_is_not_waited_for() {
        var known = one.bean(RememberedRosters.class).of(room).orElseThrow();
        var next = known.room().after(List.of(AGENT_JOINS)).next();
        var passing = new Passing(
                Optional.of(known.version()),
                next,
                one.bean(StoredJson.class).write(next),
                Optional.of(AGENT),
                Optional.empty());
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(_ -> {
            sql.sql("select 1 from conference where conference_sid = ? for update")
                    .param(room.value())
                    .query()
                    .singleValue();
            assertThat(one.bean(PassTogether.class).pass(passing)).isEmpty();
        });
        assertThat(one.bean(PassTogether.class).pass(passing)).isPresent();
    }

    @Test
    void where_somebody_is_being_recovered_nothing_is_heard_in_passing() {
        recovering(room, new CallSid("CA000000000000000000000000000000ff"));
        assertThat(passes(one, AGENT_JOINS, "join")).isFalse();
        assertThat(roster()).doesNotContain(AGENT.value());
    }

    @Test
    void who_was_lost_elsewhere_is_not_heard_in_passing() {
        var lost = new CallSid("CA000000000000000000000000000000c9");
        recovering(newRoom(), lost);
        assertThat(passes(one, new Joined(lost, 2, false, false), "join")).isFalse();
        assertThat(passes(one, AGENT_JOINS, "other")).isTrue();
    }

    @Test
    void a_loss_is_never_heard_in_passing() {
        hears(one, AGENT_JOINS);
        hears(one, new Registered(ADA, AGENT, Optional.of(CUSTOMER), 1));
        assertThat(passes(one, HOLD, "hold")).isTrue();
        assertThat(passes(one, new Left(AGENT, 5, Departure.HUNG_UP), "leave")).isFalse();
        assertThat(letters("leave")).isZero();
    }

    @Test
    void where_the_letter_cannot_be_written_the_roster_is_not_either() {
        sql.sql("alter table inbox add constraint no_more check (false) not valid")
                .update();
        try {
            assertThat(passes(one, AGENT_JOINS, "join")).isFalse();
            assertThat(roster()).doesNotContain(AGENT.value());
        } finally {
            sql.sql("alter table inbox drop constraint no_more").update();
        }
        assertThat(passes(one, AGENT_JOINS, "join")).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway")
    void what_goes_wrong_in_passing_is_found_again_by_whoever_hears_it_by_itself() {
        var broken = new HearInPassing(
                one.bean(RememberedRosters.class), null, one.bean(StoredJson.class), new WorthTrying());
        assertThat(broken.hear(room, AGENT_JOINS)).isFalse();
        assertThat(passes(one, AGENT_JOINS, "join")).isTrue();
    }

    @Test
    void where_it_is_always_in_vain_it_is_seldom_tried() {
        var trying = new HearInPassing(
                one.bean(RememberedRosters.class),
                one.bean(PassTogether.class),
                one.bean(StoredJson.class),
                new WorthTrying());
        hears(other, AGENT_JOINS);
        for (var number = 4; number < 204; number++)
            assertThat(trying.hear(room, new Modified(CUSTOMER, number, false))).isFalse();
        hears(one, HOLD);
        assertThat(trying.hear(room, new Modified(CUSTOMER, 205, false))).isFalse();
        assertThat(passes(one, new Modified(CUSTOMER, 205, false), "hold"))
                .as("what was not tried")
                .isTrue();
    }

    @Test
    void a_conference_that_is_over_is_forgotten() {
        assertThat(passes(one, new Ended(7), "end")).isTrue();
        assertThat(passes(one, AGENT_JOINS, "join")).isFalse();
    }
}
