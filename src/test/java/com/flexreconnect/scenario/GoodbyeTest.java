package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever leaves on purpose is not recovered, and nobody is kept against their will. */
class GoodbyeTest extends Scenario {

    @Test
    void the_agent_hangs_up_and_the_call_is_over() {
        var customer = callWithAda();
        ada.hangUp();
        until(() -> !live(customer));
        heardOfLeaving(2);
        nobodyWasLost();
    }

    @Test
    void the_agent_leaves_a_conference_of_three_and_the_others_go_on() {
        var customer = callWithAda();
        var expert = twilio.addThirdParty(customer, "+15557770001");
        until(() -> ada.conference().orElseThrow().participants().size() == 3);
        ada.hangUp();
        heardOfLeaving(1);
        assertThat(live(customer)).isTrue();
        assertThat(live(expert)).isTrue();
        nobodyWasLost();
    }

    /** Twilio is slow to say whose reservation it is; the agent is gone by then. */
    @Test
    void the_agent_leaves_a_conference_of_three_before_the_registration_is_through() {
        var readsReservation = RestCall.to("GET /v1/Workspaces/*/Tasks/*/Reservations/*");
        twilio.faults().next(readsReservation, Fault.slow(Duration.ofSeconds(1)));
        var customer = twilio.incomingCall("+15551230001");
        until(ada::talks);
        var expert = twilio.addThirdParty(customer, "+15557770001");
        until(() -> !twilio.requests().matching(readsReservation).isEmpty());
        twilio.webhooks().hold(message -> message.type().equals("participant-leave"));
        ada.hangUp();
        until(() -> count("select count(*) from conference where roster -> 'agents' <> '{}'") == 1);
        twilio.webhooks().releaseAtOnce();
        heardOfLeaving(1);
        assertThat(live(customer) && live(expert)).isTrue();
        nobodyWasLost();
    }

    @Test
    void a_cold_transfer_is_no_loss_and_the_next_agent_is_protected() {
        var customer = callWithAda();
        var bob = twilio.agent("Bob");
        ada.coldTransferTo(bob);
        settled(bob);
        heardOfLeaving(1);
        nobodyWasLost();
        bob.refresh(BRIEFLY);
        until(bob::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        until(() -> hearsAnAgent(customer));
    }

    @Test
    void of_two_agents_the_first_to_be_lost_is_no_loss_to_the_caller() {
        callWithAda();
        var bob = twilio.agent("Bob");
        ada.warmTransferTo(bob);
        registered(bob);
        ada.stayAway();
        heardOfLeaving(1);
        assertThat(bob.talks()).isTrue();
        nobodyWasLost();
        settled(bob); // alone with the customer: Flex arms their leg
        bob.refresh(BRIEFLY);
        until(bob::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
    }

    @Test
    void two_agents_lost_at_once_start_exactly_one_recovery() {
        var customer = callWithAda();
        var bob = twilio.agent("Bob");
        ada.warmTransferTo(bob);
        registered(bob);
        var away = Thread.ofVirtual().start(() -> ada.refresh(BRIEFLY));
        bob.refresh(BRIEFLY);
        assertThat(outcome()).isIn("RECOVERED", "HANDED_OVER");
        until(() -> hearsAnAgent(customer));
        nothingIsLeftOver();
        assertThat(away.isAlive()).isFalse();
    }

    @Test
    void a_cold_transfer_that_nobody_takes_comes_back() {
        comesBackWhenHandedOnInVain(callWithAda());
    }

    /** Neither callback nor registration told who handed the call on. */
    @Test
    void so_does_one_of_an_agent_whom_nobody_knows() {
        ada.armEndConference(false).reaches(path -> !path.endsWith("add-worker-to-conference-state"));
        var customer = twilio.incomingCall("+15551230001");
        until(ada::talks);
        comesBackWhenHandedOnInVain(customer);
    }

    private void comesBackWhenHandedOnInVain(SimulatedCustomer customer) {
        twilio.answers().set(Answer.A_TRANSFER_FAILS);
        ada.coldTransferTo(twilio.agent("Bob").rejectNext());
        assertThat(outcome()).isIn("RECOVERED", "HANDED_OVER");
        until(() -> hearsAnAgent(customer));
        nothingIsLeftOver();
    }

    @Test
    void joining_the_call_in_a_second_tab_is_no_loss() {
        var customer = callWithAda();
        var registrations = ada.pluginCalls().size();
        ada.joinCallInSecondTab();
        until(() -> ada.pluginCalls().size() > registrations);
        heardOfLeaving(1);
        assertThat(hearsAnAgent(customer)).isTrue();
        nobodyWasLost();
        settled(ada);
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
    }

    private void nobodyWasLost() {
        assertThat(recoveries()).isEmpty();
        assertThat(pings()).isEmpty();
    }

    /** The service has answered that many leaves, and with them whatever it made of them. */
    private void heardOfLeaving(int legs) {
        until(() -> twilio.webhooks().log().ofType("participant-leave").size() >= legs);
    }

    private boolean live(SimulatedCustomer someone) {
        return twilio.world().snapshot().call(someone.callSid()).orElseThrow().live();
    }
}
