package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.webhook.Message;
import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.Sound;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnusualCallTest extends Scenario {

    @Test
    void somebody_whom_the_agent_called_is_recovered_too() {
        var task = twilio.outboundCall(ada, "+15559990001");
        settled(ada);
        var customer = twilio.customerOf(task);
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        until(() -> hearsAnAgent(customer));
        nothingIsLeftOver();
    }

    @Test
    void a_caller_on_hold_hears_the_announcement_and_is_not_left_on_hold() {
        var customer = callWithAda();
        ada.hold(true);
        until(() -> customer.hears() == Sound.HOLD_MUSIC);
        ada.refresh(Duration.ofMillis(800));
        until(() -> customer.heard(Sound.ANNOUNCEMENT));
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        nothingIsLeftOver();
    }

    @Test
    void a_first_tab_of_whose_leave_nobody_told_does_not_hide_the_loss_of_the_second() {
        var customer = callWithAda();
        var first = ada.leg().orElseThrow().sid();
        twilio.webhooks().dropNext(100, Message.leaveOf(first));
        twilio.webhooks().dropNext(100, message -> message.type().equals("reservation.wrapup"));
        ada.joinCallInSecondTab();
        until(() -> ada.leg().filter(leg -> !leg.sid().equals(first)).isPresent());
        registered(ada);
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        until(() -> hearsAnAgent(customer));
        nothingIsLeftOver();
    }

    @Test
    void an_agent_who_never_registered_and_has_wrapped_up_before_the_leave_is_told_was_lost_all_the_same() {
        ada.armEndConference(false).reaches(path -> !path.endsWith("add-worker-to-conference-state"));
        twilio.webhooks().hold();
        var customer = twilio.incomingCall("+15551230001");
        until(ada::talks);
        ada.hangUpWithoutGoodbye();
        until(() -> twilio.world().snapshot().reservations().stream()
                .anyMatch(reservation -> reservation.status().equals("completed")));
        twilio.webhooks().release();
        until(() -> hearsAnAgent(customer));
        assertThat(outcome()).isIn("RECOVERED", "HANDED_OVER");
    }

    @Test
    void flex_arming_the_agents_leg_is_undone_also_before_the_agent_is_registered_and_without_a_fight() {
        twilio.pace().set(Delay.FLEX_ARMS, Duration.ZERO).set(Delay.PLUGIN_REGISTERS, Duration.ofMillis(600));
        callWithAda();
        assertThat(count("select count(*) from effect where name like 'DisarmEndOnExit%'"))
                .isLessThanOrEqualTo(3);
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
    }
}
