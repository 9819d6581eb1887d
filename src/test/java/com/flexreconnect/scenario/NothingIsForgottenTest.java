package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.webhook.Message;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NothingIsForgottenTest extends Scenario {

    @Test
    void a_ping_whose_answer_is_lost_is_not_made_twice() {
        callWithAda();
        twilio.faults().next(RestCall.createsTask(), Fault.loseAnswer());
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        nothingIsLeftOver();
    }

    /** A refusal of the look says nothing about the ping that was made before. */
    @Test
    void a_ping_whose_answer_is_lost_is_not_made_twice_when_twilio_is_too_busy_to_be_asked_for_it() {
        callWithAda();
        ada.acceptRecovery(false);
        twilio.faults().next(RestCall.createsTask(), Fault.loseAnswer());
        twilio.faults()
                .next(
                        2,
                        call -> call.query().containsKey("EvaluateTaskAttributes"),
                        Fault.tooManyRequests(Duration.ZERO));
        ada.stayAway();
        until(() -> count("select count(*) from effect where name = 'CreatePing[]' and status = 'DONE'") == 1);
        assertThat(pings()).hasSize(1);
    }

    @Test
    void a_redirect_whose_answer_is_lost_is_not_made_twice() {
        callWithAda();
        twilio.faults().next(RestCall.redirectsCall(), Fault.loseAnswer());
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        assertThat(requests(RestCall.redirectsCall())).hasSize(1);
        nothingIsLeftOver();
    }

    @Test
    void a_fallback_whose_answer_is_lost_is_not_taken_twice() {
        callWithAda();
        twilio.faults().next(RestCall.redirectsCall(), Fault.error(400, 21200));
        twilio.faults().next(RestCall.redirectsCall(), Fault.loseAnswer());
        ada.stayAway();
        assertThat(outcome()).isEqualTo("GAVE_UP");
        until(() -> count("select count(*) from effect where name = 'SendToFallback[]' and status = 'DONE'") == 1);
        assertThat(requests(RestCall.redirectsCall()))
                .as("refused, then fallback")
                .hasSize(2);
    }

    @Test
    void a_mark_that_comes_late_does_not_undo_the_clean_up_after_a_caller_who_left() {
        var customer = callWithAda();
        twilio.faults()
                .next(RestCall.to("POST /v1/Workspaces/*/Tasks/*"), Fault.tooManyRequests(Duration.ofSeconds(1)));
        ada.stayAway();
        until(() -> !requests(call -> call.status() == 429).isEmpty());
        customer.hangUp();
        assertThat(outcome()).isEqualTo("CUSTOMER_LEFT");
        nothingIsLeftOver();
        assertThat(firstTask().attributesJson().path("conversations").has("followed_by"))
                .isFalse();
    }

    /** Twilio performs it after the clean-up has looked whether there is anything to take back. */
    @Test
    void a_mark_that_was_on_its_way_when_the_caller_left_is_taken_back() {
        var customer = callWithAda();
        var look = RestCall.to("GET /v1/Workspaces/*/Tasks/*");
        var mark = RestCall.to("POST /v1/Workspaces/*/Tasks/*")
                .and(call -> call.form().containsKey("Attributes"));
        var complete = RestCall.to("POST /v1/Workspaces/*/Tasks/*/Reservations/*");
        during(look, () -> until(() -> firstTask().status().equals("wrapping")));
        during(mark, () -> {
            customer.hangUp();
            until(() -> !requests(complete).isEmpty());
        });
        during(complete, () -> until(() -> requests(mark).getFirst().status() == 200));
        ada.stayAway();
        assertThat(outcome()).isEqualTo("CUSTOMER_LEFT");
        nothingIsLeftOver();
        assertThat(firstTask().attributesJson().path("conversations").has("followed_by"))
                .isFalse();
    }

    /** It happens when the next of these requests has come, before it is performed. */
    private void during(Predicate<RestCall> request, Runnable happens) {
        twilio.faults().next(request, Fault.onItsWay(Duration.ZERO, happens, Duration.ZERO));
    }

    @Test
    void a_busy_twilio_is_asked_again() {
        callWithAda();
        twilio.faults().next(RestCall.createsTask(), Fault.tooManyRequests(Duration.ofSeconds(1)));
        twilio.faults().next(2, RestCall.redirectsCall(), Fault.status(503));
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        nothingIsLeftOver();
    }

    /** The ping's patience is four seconds here; the ping itself is made after eight. */
    @Test
    void nobody_loses_patience_with_an_agent_whom_we_have_not_pinged_yet() {
        callWithAda();
        twilio.faults().next(RestCall.createsTask(), Fault.tooManyRequests(Duration.ofSeconds(8)));
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        assertThat(looksAtAPingJustMade()).isZero();
        nothingIsLeftOver();
    }

    /** It is made after six seconds; counted from the loss, patience would end for the second time after eight. */
    @Test
    void an_agent_who_was_pinged_late_has_as_long_as_any_other() {
        var customer = callWithAda();
        twilio.faults().next(RestCall.createsTask(), Fault.tooManyRequests(Duration.ofSeconds(6)));
        adaIsBackAndLetsThePingRing();
        until(() -> count("select count(*) from recovery where phase = 'PINGING'") == 0
                || count("select count(*) from effect where name like 'LookAtPing%'") > 0);
        assertThat(looksAtAPingJustMade()).isZero();
        customer.hangUp();
        assertThat(outcome()).isEqualTo("CUSTOMER_LEFT");
        nothingIsLeftOver();
    }

    private int looksAtAPingJustMade() {
        return count("select count(*) from effect look join effect ping using (subject)"
                + " join recovery on subject = recovery.id::text"
                + " where look.name like 'LookAtPing%' and ping.name = 'CreatePing[]'"
                + " and look.entered_at < ping.changed_at + interval '3 seconds'");
    }

    @Test
    void everything_told_three_times_is_done_once() {
        twilio.webhooks().repeatEach(3);
        callWithAda();
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        assertThat(requests(RestCall.redirectsCall())).hasSize(1);
        nothingIsLeftOver();
    }

    @Test
    void a_lost_leave_costs_time_and_not_the_caller() {
        callWithAda();
        twilio.webhooks().dropNext(10, message -> message.type().equals("participant-leave"));
        ada.refresh(BRIEFLY);
        until(() -> recoveries().size() == 1);
        assertThat(outcome()).isEqualTo("RECOVERED");
        nothingIsLeftOver();
    }

    @Test
    void without_any_conference_callback_a_recovery_is_slower_and_not_lost() {
        twilio.webhooks().dropNext(1000, Message.Callback.class::isInstance);
        ada.armEndConference(false); // as the plugin sees to in the browser: nobody tells the service
        twilio.incomingCall("+15551230001");
        registered(ada);
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        nothingIsLeftOver();
    }

    @Test
    void without_any_event_stream_a_recovery_is_slower_and_not_lost() {
        callWithAda();
        twilio.webhooks().dropNext(1000, Message.Event.class::isInstance);
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
    }

    @Test
    void a_service_that_stops_in_the_middle_goes_on_when_it_is_back() {
        try (var other = TwilioSimulator.start(SimulatorSettings.standard())) {
            var database = EmbeddedDatabase.freshJdbcUrl();
            var agent = other.agent("Ada");
            agent.armEndConference(false);
            try (var service = RunningService.start(other, database, Map.of())) {
                other.incomingCall("+15551230001");
                await().until(agent::talks);
                await().until(() -> agent.pluginCalls().stream().anyMatch(call -> call.status() == 200));
                agent.acceptRecovery(false);
                agent.refresh(BRIEFLY);
                var sql = service.bean(JdbcClient.class);
                await().until(() ->
                        sql.sql("select count(*) from effect where name = 'CreatePing[]' and status = 'DONE'")
                                        .query(Integer.class)
                                        .single()
                                == 1);
            }
            try (var service = RunningService.start(other, database, Map.of())) {
                agent.acceptRecovery(true);
                var sql = service.bean(JdbcClient.class);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> sql.sql("select count(*) from recovery where phase in ('WAITING', 'CLOSED')")
                                        .query(Integer.class)
                                        .single()
                                == 1);
            }
        }
    }
}
