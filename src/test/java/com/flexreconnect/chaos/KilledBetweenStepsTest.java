package com.flexreconnect.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.simulator.rest.Fault;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The service is killed (SIGKILL) at each request of a recovery, once before Twilio has heard it and once when Twilio
 * has performed it but not answered. A new process on the same database finishes what the old one began. {@code
 * -Dtest.args=-Devery.step=true} takes all nine steps, 18 kills; otherwise four, 8 kills.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledBetweenStepsTest {

    private final LostAgent call = LostAgent.at(EmbeddedDatabase.freshJdbcUrl());
    private final int port = LostAgent.freePort();
    private final QuickStart java = QuickStart.train(call.settings(port, Map.of()));
    private ServiceProcess service = restart();

    private ServiceProcess restart() {
        return ServiceProcess.start(java, port, call.settings(port, Map.of()));
    }

    static Stream<Arguments> moments() {
        var steps = Boolean.getBoolean("every.step") ? EnumSet.allOf(Step.class) : Step.FELT_BY_THE_CALLER_OR_THE_AGENT;
        return steps.stream().flatMap(step -> Stream.of(Arguments.of(step, "before"), Arguments.of(step, "after")));
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("moments")
    void killed(Step step, String when) {
        var killed = new AtomicBoolean();
        Runnable kill = () -> {
            service.kill();
            killed.set(true);
        };
        call.begin();
        call.twilio.faults().next(step::is, when.equals("before") ? Fault.strikeBefore(kill) : Fault.strikeAfter(kill));
        call.agentIsLost();
        call.until(killed::get);
        service = restart();
        call.isRecoveredOnce();
    }

    @Test
    void no_step_is_forgotten_here() {
        call.begin();
        call.agentIsLost();
        call.isRecoveredOnce();
        assertThat(call.requestsSinceTheLoss())
                .allMatch(request -> Stream.of(Step.values()).anyMatch(step -> step.is(request)));
    }

    @AfterAll
    void stop() {
        service.close();
        java.close();
        call.twilio.close();
    }

    @BeforeAll
    void started() {
        assertThat(service.alive()).isTrue();
    }
}
