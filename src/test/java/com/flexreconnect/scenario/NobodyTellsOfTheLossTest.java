package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.webhook.Message;
import com.flexreconnect.simulator.webhook.WebhookKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Neither the agent's registration nor their leave is ever heard: TaskRouter's wrap-up is the only word of the loss. */
class NobodyTellsOfTheLossTest extends Scenario {

    private static final String LOOKS = "select count(*) from effect where name like 'LookForLoss%'";

    @BeforeEach
    void adasPageDoesNotReachTheService() {
        ada.armEndConference(false).reaches(path -> !path.startsWith("/flex/"));
    }

    @Test
    void the_room_of_which_only_joins_were_told_is_looked_into() {
        twilio.webhooks().dropNext(100, message -> message.type().equals("participant-leave"));
        isRecovered();
    }

    @Test
    void the_room_of_which_nothing_was_told_is_looked_for() {
        twilio.webhooks().dropNext(100, message -> message.kind() == WebhookKind.CONFERENCE);
        twilio.incomingCall("+15551230001");
        until(ada::talks);
        ada.refresh(BRIEFLY);
        until(() -> count("select count(*) from recovery where phase = 'WAITING' or closed_at is not null") == 1);
        until(ada::talks);
    }

    @Test
    void a_caller_who_was_handed_to_a_colleague_is_left_where_they_are() {
        twilio.webhooks().dropNext(100, message -> message.kind() == WebhookKind.CONFERENCE);
        var bob = twilio.agent("Bob").armEndConference(false).reaches(path -> !path.startsWith("/flex/"));
        bob.goToActivity("Break");
        twilio.incomingCall("+15551230001");
        until(ada::talks);
        bob.goToActivity("Available");
        ada.warmTransferTo(bob);
        until(bob::talks);
        ada.hangUpWithoutGoodbye();
        lookedInVain();
    }

    /** Ada's leg is that of some agent, and seems to be there still. */
    @Test
    void an_agent_of_whose_leave_nobody_told_does_not_hide_the_loss_of_the_next() {
        var bob = twilio.agent("Bob").armEndConference(false);
        var customer = adaBringsIn(bob);
        twilio.webhooks().dropNext(100, Message.leaveOf(ada.leg().orElseThrow().sid()));
        ada.hangUpWithoutGoodbye();
        bob.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        until(() -> hearsAnAgent(customer));
        nothingIsLeftOver();
    }

    @Test
    void an_agent_who_is_still_there_keeps_the_caller() {
        var bob = twilio.agent("Bob").armEndConference(false);
        var customer = adaBringsIn(bob);
        bob.stayAway();
        until(() -> count("select count(*) from effect where name like 'LookAtLeg%' and status = 'DONE'") == 1);
        assertThat(recoveries()).isEmpty();
        assertThat(hearsAnAgent(customer)).isTrue();
    }

    /** An agent without the plugin says no goodbye. */
    @Test
    void a_caller_who_was_left_to_a_third_party_stays_with_them_where_nothing_was_told() {
        twilio.webhooks().dropNext(100, message -> message.kind() == WebhookKind.CONFERENCE);
        var customer = twilio.incomingCall("+15551230001");
        until(ada::talks);
        var expert = twilio.addThirdParty(customer, "+15557770001");
        until(() -> expert.call().conferenceSid() != null);
        ada.hangUpWithoutGoodbye();
        lookedInVain();
    }

    @Test
    void a_call_that_is_over_is_asked_for_once() {
        twilio.webhooks().dropNext(100, message -> message.kind() == WebhookKind.CONFERENCE);
        var customer = twilio.incomingCall("+15551230001");
        until(ada::talks);
        customer.hangUp();
        lookedInVain();
        assertThat(requests(RestCall.to("GET /2010-04-01/Accounts/*/Conferences.json")))
                .hasSize(1);
    }

    /** Bob registers, and Ada's leg is found to be that of some agent. */
    private SimulatedCustomer adaBringsIn(SimulatedAgent bob) {
        bob.goToActivity("Break");
        var customer = twilio.incomingCall("+15551230001");
        until(ada::talks);
        bob.goToActivity("Available");
        ada.warmTransferTo(bob);
        registered(bob);
        until(() -> count("select count(*) from effect where name like 'Identify%' and status = 'DONE'") == 1);
        return customer;
    }

    private void isRecovered() {
        var customer = twilio.incomingCall("+15551230001");
        until(ada::talks);
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isIn("RECOVERED", "HANDED_OVER");
        until(() -> hearsAnAgent(customer));
        nothingIsLeftOver();
    }

    private void lookedInVain() {
        until(() -> count(LOOKS + " and status = 'DONE'") == 1);
        assertThat(recoveries()).isEmpty();
        assertThat(pings()).isEmpty();
    }
}
