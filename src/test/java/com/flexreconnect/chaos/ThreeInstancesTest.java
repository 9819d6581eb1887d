package com.flexreconnect.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Three instances, as processes of their own, on one database and behind one address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeInstancesTest {

    private final LostAgent call = LostAgent.at(EmbeddedDatabase.freshJdbcUrl());
    private final LoadBalancer balancer = new LoadBalancer();
    private final Map<String, String> settings = call.settings(balancer.url(), Map.of("RECONNECT_STEP_PATIENCE", "5s"));
    private final QuickStart java = QuickStart.trained(settings);
    private final List<ServiceProcess> instances = IntStream.range(0, 3)
            .mapToObj(number -> ServiceProcess.start(java, LostAgent.freePort(), settings))
            .toList();

    @Test
    void all_hear_every_message_at_the_same_moment() {
        balancer.between(instances.stream().map(ServiceProcess::url).toArray(String[]::new));
        balancer.toAllAtOnce(true);
        call.begin();
        call.agentIsLost();
        call.isRecoveredOnce();
        assertThat(call.twilio.webhooks().log().refused()).isEmpty();
    }

    @AfterAll
    void stop() {
        instances.forEach(ServiceProcess::close);
        balancer.close();
        call.twilio.close();
    }
}
