package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgentRefreshesAgainTest extends Scenario {

    @Test
    void while_the_ping_is_pending() {
        callWithAda();
        adaIsBackAndLetsThePingRing();
        ada.acceptRecovery(true);
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        nothingIsLeftOver();
    }

    @Test
    void while_the_reconnect_rings() {
        callWithAda();
        adaIsBackAndLetsThePingRing();
        until(ada::pageIsOpen);
        ada.acceptOffer();
        until(() -> reconnects().stream().anyMatch(task -> task.status().equals("reserved")));
        ada.acceptRecovery(true);
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        nothingIsLeftOver();
    }

    @Test
    void after_a_recovery_and_all_segments_stay_one_conversation() {
        var customer = callWithAda();
        var first = firstTask().sid();
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        settled(ada);
        ada.refresh(BRIEFLY);
        until(() -> count("select count(*) from recovery where outcome = 'RECOVERED'") == 2);
        until(ada::talks);
        assertThat(reconnects())
                .hasSize(2)
                .allSatisfy(task -> assertThat(task.attributesJson()
                                .at("/conversations/conversation_id")
                                .asString())
                        .isEqualTo(first));
        assertThat(customer.longestSilence()).isLessThan(Duration.ofSeconds(1));
        nothingIsLeftOver();
    }

    @Test
    void in_the_first_second_before_anybody_knew_who_the_agent_was() {
        var customer = twilio.incomingCall("+15551230001");
        until(ada::talks);
        ada.refresh(BRIEFLY);
        until(() -> recoveries().size() == 1);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        assertThat(count("select count(*) from recovery_history where event like 'AgentLost%certain=true%'"))
                .as("learnt from the leave itself, not from TaskRouter's wrap-up later")
                .isOne();
        assertThat(customer.longestSilence()).isLessThan(PATIENT);
        nothingIsLeftOver();
    }
}
