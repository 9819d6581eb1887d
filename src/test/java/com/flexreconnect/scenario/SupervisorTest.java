package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.agent.SimulatedSupervisor;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.ConferenceView;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A supervisor in the call is neither an agent, who would make a loss none, nor a third party, who would be moved. */
class SupervisorTest extends Scenario {

    enum Supervision {
        LISTENS(supervisor -> {}),
        COACHES(SimulatedSupervisor::coach),
        BARGES_IN(SimulatedSupervisor::barge);

        private final Consumer<SimulatedSupervisor> begin;

        Supervision(Consumer<SimulatedSupervisor> begin) {
            this.begin = begin;
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_agent_is_lost_while_a_supervisor(Supervision does) {
        var customer = callWithAda();
        var supervisor = supervisorOf(customer, does);
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        until(() -> hearsAnAgent(customer));
        doneExactlyOnce();
        isNotMoved(supervisor);
    }

    @ParameterizedTest
    @EnumSource
    void the_third_party_follows_and_the_supervisor_is_not_left_alone_who(Supervision does) {
        var customer = callWithAda();
        var expert = twilio.addThirdParty(customer, "+15557770001");
        until(() -> count("select count(*) from effect where name like 'Identify[%" + expert.callSid()
                        + "%' and status = 'DONE'")
                > 0);
        var supervisor = supervisorOf(customer, does);
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        until(() -> String.valueOf(customer.call().conferenceSid())
                .equals(expert.call().conferenceSid()));
        nothingIsLeftOver();
        isNotMoved(supervisor);
    }

    @ParameterizedTest
    @EnumSource
    void it_is_no_loss_when_the_supervisor_leaves_who(Supervision does) {
        var customer = callWithAda();
        ada.armEndConference(false); // as soon as two are left Flex does it again
        var supervisor = supervisorOf(customer, does);
        supervisor.leave();
        until(() -> twilio.webhooks().log().ofType("participant-leave").size() == 1);
        assertThat(recoveries()).isEmpty();
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        doneExactlyOnce();
        assertThat(hearsAnAgent(customer)).isTrue();
    }

    @Test
    void the_caller_leaves_the_supervisor_who_talks_and_the_agent_is_freed() {
        var customer = callWithAda();
        supervisorOf(customer, Supervision.BARGES_IN);
        ada.stayAway();
        until(() -> pings().size() == 1);
        customer.hangUp();
        assertThat(outcome()).isEqualTo("CUSTOMER_LEFT");
        nothingIsLeftOver();
        until(() -> twilio.world().snapshot().conferences().stream().noneMatch(ConferenceView::live));
    }

    private SimulatedSupervisor supervisorOf(SimulatedCustomer customer, Supervision does) {
        var joins = twilio.webhooks().log().ofType("participant-join").size();
        var supervisor = twilio.supervisorOf(customer);
        until(() -> twilio.webhooks().log().ofType("participant-join").size() > joins);
        does.begin.accept(supervisor);
        return supervisor;
    }

    private void isNotMoved(SimulatedSupervisor supervisor) {
        until(() -> !supervisor.call().live());
        assertThat(requests(RestCall.redirectsCall().and(call -> call.path().contains(supervisor.callSid()))))
                .isEmpty();
        until(() -> twilio.world().snapshot().conferences().stream()
                        .filter(ConferenceView::live)
                        .count()
                == 1);
    }
}
