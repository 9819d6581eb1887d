package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.Sound;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgentRefreshesTest extends Scenario {

    @Test
    void the_caller_hears_what_happens_and_gets_the_same_agent_back() {
        var customer = callWithAda();
        var task = firstTask();

        ada.refresh(BRIEFLY);

        until(() -> customer.heard(Sound.ANNOUNCEMENT));
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        assertThat(customer.longestSilence()).isLessThan(Duration.ofSeconds(1));
        var reconnect = reconnects().getFirst();
        assertThat(reconnect.attribute("targetWorkerSid")).isEqualTo(ada.workerSid());
        assertThat(reconnect.attribute("disconnectedTaskSid")).isEqualTo(task.sid());
        assertThat(reconnect.priority()).isEqualTo(1000);
        assertThat(reconnect
                        .attributesJson()
                        .at("/conversations/conversation_id")
                        .asString())
                .isEqualTo(task.sid());
        nothingIsLeftOver();
    }

    @Test
    void the_lost_reservation_is_completed_once_the_reconnect_is_queued_and_not_before() {
        callWithAda();
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        nothingIsLeftOver();
        var redirected = requests(RestCall.redirectsCall()).getFirst();
        var completed = requests(RestCall.to("POST /v1/Workspaces/*/Tasks/*/Reservations/*"))
                .getFirst();
        assertThat(completed.startedAt()).isAfter(redirected.endedAt());
        var old = twilio.world().snapshot().task(firstTask().sid()).orElseThrow();
        assertThat(old.attributesJson().at("/conversations/followed_by").asString())
                .isEqualTo("Reconnect Agent");
        assertThat(old.attribute("wasPingSuccessful")).isEqualTo("true");
        assertThat(old.attribute("disconnectedTime")).isNotNull();
    }
}
