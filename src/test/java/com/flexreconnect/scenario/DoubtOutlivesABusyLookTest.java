package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.webhook.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Found by seed 81 of {@code WholeServiceSimulationTest}: the caller was torn away from the agent they had got back. */
class DoubtOutlivesABusyLookTest extends Scenario {

    @Test
    void a_caller_whose_redirect_may_have_happened_is_looked_for_again_after_a_429() {
        callWithAda();
        twilio.faults().next(RestCall.redirectsCall(), Fault.loseAnswer());
        twilio.faults().next(RestCall.to("GET /v1/Workspaces/*/Tasks"), Fault.tooManyRequests(Duration.ofSeconds(1)));

        twilio.webhooks().hold(DoubtOutlivesABusyLookTest::isAboutTheReconnect);

        ada.refresh(BRIEFLY);
        until(() -> twilio.faults().pending() == 0);
        until(() -> count("select count(*) from effect where name like 'Enqueue%' and status = 'DONE'") == 1);
        twilio.webhooks().release();

        assertThat(outcome()).isEqualTo("RECOVERED");
        nothingIsLeftOver();
        assertThat(requests(RestCall.redirectsCall())).as("enqueues").hasSize(1);
    }

    private static boolean isAboutTheReconnect(Message message) {
        return message instanceof Message.Event event
                ? event.cloudEvent().toString().contains("isReconnect")
                : message.type().equals("participant-join");
    }
}
