package com.flexreconnect.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The auth token is rotated as docs/running.md says, while agents are lost: no caller notices. */
class TokenRotationTest {

    private static final String NEW = "another-auth-token-0123456789abcd";

    private final LostAgent call = LostAgent.at(EmbeddedDatabase.freshJdbcUrl());
    private final LoadBalancer balancer = new LoadBalancer();
    private final String old = call.twilio.authTokens().primary();

    @AfterEach
    void stop() {
        balancer.close();
        call.twilio.close();
    }

    @Test
    void two_instances_are_given_the_new_token_one_by_one_and_it_is_promoted_in_the_middle_of_a_recovery() {
        var before = Map.of("TWILIO_AUTH_TOKEN", old);
        var between = Map.of("TWILIO_AUTH_TOKEN", NEW, "TWILIO_AUTH_TOKEN_SECONDARY", old);
        var after = Map.of("TWILIO_AUTH_TOKEN", NEW);
        call.twilio.authTokens().createSecondary(NEW);
        try (var three = start(between);
                var four = start(between)) {
            try (var one = start(before);
                    var two = start(before)) {
                isRecovered(() -> {}, one, two);
                isRecovered(() -> {}, two, three);
            }
            isRecovered(call.twilio.authTokens()::promote, three, four);
            try (var five = start(after)) {
                isRecovered(() -> {}, four, five);
            }
        }
    }

    /** Half of the instances still ask with the old token, but know the new one. */
    @Test
    void a_token_that_was_promoted_too_early_is_asked_with_at_once_where_it_is_known() {
        try (var service = start(Map.of("TWILIO_AUTH_TOKEN", old, "TWILIO_AUTH_TOKEN_SECONDARY", NEW))) {
            call.twilio.authTokens().createSecondary(NEW);
            call.twilio.authTokens().promote();
            behindOneAddress(service);
            call.begin();
            call.agentIsLost();
            call.until(() -> call.count("select count(*) from recovery where outcome = 'RECOVERED'") == 1);
            assertThat(call.twilio.webhooks().log().refused()).isEmpty();
            assertThat(call.count("select count(*) from effect where attempts > 1 or note = 'unauthorized'"))
                    .isZero();
        }
    }

    /** Nobody had told the service of the new token: it is restarted with it, and the caller has only waited. */
    @Test
    void what_was_refused_for_a_wrong_token_is_done_as_soon_as_somebody_has_the_right_one() {
        try (var forgotten = start(Map.of())) {
            behindOneAddress(forgotten);
            call.begin();
            call.twilio.faults().always(RestCall.announces().or(RestCall.createsTask()), Fault.error(401, 20003));
            call.agentIsLost();
            call.until(() -> call.count("select count(*) from effect where note = 'unauthorized'") == 2);
        }
        call.twilio.faults().reset();
        try (var restarted = start(Map.of())) {
            behindOneAddress(restarted);
            call.until(() -> call.count("select count(*) from recovery where outcome = 'RECOVERED'") == 1);
            assertThat(call.twilio.requests().matching(RestCall.announces()))
                    .filteredOn(request -> request.status() == 200)
                    .as("the caller hears what happens, late and once")
                    .hasSize(1);
            assertThat(call.pings()).hasSize(1);
        }
    }

    private void isRecovered(Runnable inTheMiddle, RunningService... instances) {
        behindOneAddress(instances);
        call.begin();
        call.agentIsLost();
        call.until(() -> call.has("CreatePing", "DONE"));
        inTheMiddle.run();
        call.isRecoveredOnce();
        assertThat(call.twilio.webhooks().log().refused()).isEmpty();
        assertThat(call.twilio.requests().matching(request -> request.status() == 401))
                .isEmpty();
    }

    private void behindOneAddress(RunningService... instances) {
        balancer.between(Arrays.stream(instances).map(RunningService::url).toArray(String[]::new));
        call.twilio.serviceIsAt(balancer.url());
    }

    private RunningService start(Map<String, String> tokens) {
        var settings = new HashMap<>(call.settings(balancer.url(), Map.of("RECOVERY_PING_TIMEOUT", "15s")));
        settings.putAll(tokens);
        return RunningService.start(call.twilio, settings.get("spring.datasource.url"), settings);
    }
}
