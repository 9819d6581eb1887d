package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.webhook.WebhookKind;
import com.flexreconnect.simulator.world.TaskChange;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AgentStaysAwayTest extends Scenario {

    private static final String WRAP_UPS = "select count(*) from scheduled_tasks where task_name = 'hear-wrap-up'";

    @Test
    void the_caller_gets_the_next_free_agent_who_learns_who_dropped_and_when() {
        var customer = callWithAda();
        var bob = twilio.agent("Bob");

        ada.stayAway();

        handedOverTo(bob, customer);
        var reconnect = reconnects().getFirst();
        assertThat(reconnect.attribute("targetWorkerSid")).isNull();
        assertThat(reconnect.attribute("disconnectedWorkerName")).isEqualTo("Ada");
        assertThat(reconnect.attribute("disconnectedTime")).isNotNull();
        assertThat(reconnect.priority()).isEqualTo(1000);
    }

    @Test
    void the_caller_waits_in_a_queue_with_something_to_hear_until_somebody_is_free() {
        var customer = callWithAda();
        ada.stayAway();
        untilPhase("WAITING");
        assertThat(customer.longestSilence()).isLessThan(Duration.ofSeconds(1));
        var bob = twilio.agent("Bob");
        handedOverTo(bob, customer);
    }

    @Test
    void an_agent_who_is_not_available_any_more_is_not_waited_for_longer_than_the_ping_lives() {
        var customer = callWithAda();
        var bob = twilio.agent("Bob");
        ada.goToActivity("Break");
        ada.refresh(BRIEFLY);
        handedOverTo(bob, customer);
    }

    @Test
    void an_agent_who_rejects_the_ping_does_not_keep_the_caller() {
        var customer = callWithAda();
        var bob = twilio.agent("Bob");
        for (var times = 0; times < 100; times++) ada.rejectNext();
        ada.refresh(BRIEFLY);
        handedOverTo(bob, customer);
    }

    @Test
    void a_ping_that_is_cancelled_by_hand_sends_the_caller_on_at_once() {
        var customer = callWithAda();
        var bob = twilio.agent("Bob");
        ada.stayAway();
        until(() -> pings().size() == 1);
        twilio.world()
                .tasks()
                .update(pings().getFirst().sid(), new TaskChange(null, null, "canceled", "by hand"), null);
        handedOverTo(bob, customer);
    }

    @Test
    void a_crash_is_recovered_like_a_refresh() {
        callWithAda();
        ada.crash(Duration.ofSeconds(1));
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        nothingIsLeftOver();
    }

    /** Their agent came back and vanished again, and nobody told; the service has looked and sent the caller on. */
    @Test
    void what_is_told_of_an_earlier_reconnect_is_no_loss_of_somebody_who_waits_in_the_queue() {
        var customer = callWithAda();
        ada.armEndConference(false).refresh(BRIEFLY);
        untilPhase("PINGING");
        var nobodyTells = new AtomicBoolean(true);
        twilio.webhooks()
                .dropNext(1000, message -> nobodyTells.get() && message.kind() == WebhookKind.CONFERENCE)
                .hold(message -> message.type().equals("reservation.accepted")
                        || message.type().equals("reservation.wrapup"));
        until(() -> !reconnects().isEmpty());
        registered(ada);
        ada.autoAccept(false).stayAway();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> reconnects().size() == 2
                        && count("select count(*) from recovery where phase = 'WAITING'") == 1);
        nobodyTells.set(false);
        twilio.webhooks().release();
        until(() -> count(WRAP_UPS) > 0);
        until(() -> count(WRAP_UPS) == 0);
        assertThat(recoveries()).hasSize(1);
        twilio.agent("Bob");
        assertThat(outcome()).isEqualTo("HANDED_OVER");
        until(() -> hearsAnAgent(customer));
        nothingIsLeftOver();
        assertThat(requests(RestCall.redirectsCall())).hasSize(2);
    }

    @Test
    void the_agent_who_accepts_the_ping_and_vanishes_again_does_not_strand_the_caller() {
        var customer = callWithAda();
        var bob = twilio.agent("Bob");
        adaIsBackAndLetsThePingRing();
        until(ada::pageIsOpen);
        ada.acceptOffer();
        ada.stayAway();
        handedOverTo(bob, customer);
    }

    private void handedOverTo(SimulatedAgent bob, SimulatedCustomer customer) {
        until(bob::talks);
        assertThat(outcome()).isEqualTo("HANDED_OVER");
        until(() -> hearsAnAgent(customer));
        nothingIsLeftOver();
        assertThat(customer.longestSilence()).isLessThan(Duration.ofSeconds(1));
    }
}
