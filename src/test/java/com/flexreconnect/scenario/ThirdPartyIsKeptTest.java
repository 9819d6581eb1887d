package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.world.Sound;
import org.junit.jupiter.api.Test;

class ThirdPartyIsKeptTest extends Scenario {

    @Test
    void the_third_party_follows_the_caller_to_the_same_agent() {
        var customer = callWithAda();
        var expert = twilio.addThirdParty(customer, "+15557770001");
        until(() -> identified(expert));
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        until(() -> together(customer, expert));
        nothingIsLeftOver();
        nobodyIsLeftBehind();
    }

    @Test
    void two_third_parties_follow_the_caller_to_another_agent() {
        var customer = callWithAda();
        var expert = twilio.addThirdParty(customer, "+15557770001");
        var interpreter = twilio.addThirdParty(customer, "+15557770002");
        var bob = twilio.agent("Bob");
        until(() -> identified(expert) && identified(interpreter));
        ada.stayAway();
        until(bob::talks);
        assertThat(outcome()).isEqualTo("HANDED_OVER");
        until(() -> together(customer, expert) && together(customer, interpreter));
        nobodyIsLeftBehind();
    }

    @Test
    void a_third_party_who_answers_only_after_the_agent_was_lost_follows_too() {
        var customer = callWithAda();
        ada.stayAway();
        until(() -> pings().size() == 1);
        var expert = twilio.addThirdParty(customer, "+15557770001");
        until(() -> identified(expert));
        ada.comeBack();
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        until(() -> together(customer, expert));
        nobodyIsLeftBehind();
    }

    @Test
    void a_caller_on_hold_is_taken_off_hold_and_the_third_party_stays() {
        var customer = callWithAda();
        var expert = twilio.addThirdParty(customer, "+15557770001");
        until(() -> identified(expert));
        ada.hold(true);
        until(() -> customer.hears() == Sound.HOLD_MUSIC);
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        until(() -> together(customer, expert));
        nobodyIsLeftBehind();
    }

    @Test
    void when_the_caller_hangs_up_meanwhile_nobody_stays_alone_in_the_old_conference() {
        var customer = callWithAda();
        var expert = twilio.addThirdParty(customer, "+15557770001");
        until(() -> identified(expert));
        ada.stayAway();
        until(() -> pings().size() == 1);
        customer.hangUp();
        assertThat(outcome()).isEqualTo("CUSTOMER_LEFT");
        nobodyIsLeftBehind();
        until(() ->
                !twilio.world().snapshot().call(expert.callSid()).orElseThrow().live());
        nothingIsLeftOver();
    }

    private boolean identified(SimulatedCustomer other) {
        return count("select count(*) from effect where name like 'Identify[%" + other.callSid()
                        + "%' and status = 'DONE'")
                > 0;
    }

    private boolean together(SimulatedCustomer one, SimulatedCustomer other) {
        var room = one.call().conferenceSid();
        return room != null && room.equals(other.call().conferenceSid());
    }

    /** No conference lives in which there is no agent. */
    private void nobodyIsLeftBehind() {
        until(() -> twilio.world().snapshot().conferences().stream()
                .filter(room -> room.live())
                .allMatch(room ->
                        room.participants().stream().anyMatch(who -> who.type().equals("worker"))));
    }
}
