package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.world.ReservationView;
import org.junit.jupiter.api.Test;

/** A caller who hangs up is let go at once, and so is the agent. */
class CustomerHangsUpTest extends Scenario {

    @Test
    void while_the_agent_is_looked_for() {
        var customer = callWithAda();
        ada.stayAway();
        until(() -> pings().size() == 1);
        customer.hangUp();
        leftWithoutTrace(true);
    }

    @Test
    void while_waiting_in_the_queue() {
        var customer = callWithAda();
        ada.stayAway();
        untilPhase("WAITING");
        customer.hangUp();
        leftWithoutTrace(true);
        until(() -> reconnects().stream().allMatch(task -> task.over()));
    }

    @Test
    void while_the_reconnect_rings() {
        var customer = callWithAda();
        ada.refresh(BRIEFLY);
        until(() -> pings().stream().anyMatch(ping -> ping.status().equals("completed")));
        customer.hangUp();
        until(() -> count("select count(*) from recovery where closed_at is null") == 0);
        until(() -> activeVoice().isEmpty());
        nothingIsLeftOver();
    }

    @Test
    void after_the_agent_is_back() {
        var customer = callWithAda();
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        customer.hangUp();
        until(() -> activeVoice().isEmpty());
        nothingIsLeftOver();
        assertThat(recoveries()).hasSize(1);
    }

    private void leftWithoutTrace(boolean followedByNothing) {
        assertThat(outcome()).isEqualTo("CUSTOMER_LEFT");
        nothingIsLeftOver();
        until(() -> activeVoice().isEmpty());
        var old = twilio.world().snapshot().task(firstTask().sid()).orElseThrow();
        assertThat(old.attributesJson().path("conversations").has("followed_by"))
                .isEqualTo(!followedByNothing);
    }

    private java.util.List<ReservationView> activeVoice() {
        return twilio.world().snapshot().activeReservationsOf(ada.workerSid());
    }
}
