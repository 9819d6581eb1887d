package com.flexreconnect.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.rest.RestCall;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two instances on one database, behind one address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesTest {

    private final String database = EmbeddedDatabase.freshJdbcUrl();
    private final LostAgent call = LostAgent.at(database);
    private final LoadBalancer balancer = new LoadBalancer();
    private RunningService one = start();
    private final RunningService other = start();

    @BeforeEach
    void behindOneAddress() {
        balancer.between(one.url(), other.url());
        call.twilio.serviceIsAt(balancer.url());
        balancer.toAllAtOnce(false);
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
        balancer.close();
        call.twilio.close();
    }

    @RepeatedTest(3)
    void each_hears_every_other_message() {
        call.begin();
        call.agentIsLost();
        call.isRecoveredOnce();
    }

    @RepeatedTest(3)
    void both_hear_every_message_at_the_same_moment() {
        balancer.toAllAtOnce(true);
        call.begin();
        call.agentIsLost();
        call.isRecoveredOnce();
        assertThat(call.twilio.webhooks().log().refused()).isEmpty();
    }

    /** Each leave alone is no loss: whoever does not wait for the other's row finds none. */
    @RepeatedTest(5)
    void two_agents_are_lost_at_once_and_each_instance_hears_of_one() {
        call.begin();
        var bob = call.andBob();
        var webhooks = call.twilio.webhooks();
        webhooks.hold(message -> message.type().equals("participant-leave"));
        call.agentIsLost();
        bob.refresh(Duration.ofMillis(200));
        call.until(() -> webhooks.held().size() == 2);
        webhooks.releaseAtOnce();
        call.until(() -> webhooks.log().ofType("participant-leave").size() == 2);
        assertThat(call.count("select count(*) from recovery")).isEqualTo(1);
        call.until(() -> call.count("select count(*) from recovery where closed_at is not null") == 1);
        assertThat(call.twilio.requests().matching(RestCall.createsTask())).hasSize(1);
    }

    @Test
    void one_stops_and_the_other_goes_on() {
        call.begin();
        call.agentIsLost();
        call.until(() -> call.count("select count(*) from recovery") == 1);
        balancer.between(other.url());
        one.close();
        call.isRecoveredOnce();
        one = start();
    }

    private RunningService start() {
        return RunningService.start(
                call.twilio, database, Map.of("PUBLIC_BASE_URL", balancer.url(), "RECOVERY_PING_TIMEOUT", "15s"));
    }
}
