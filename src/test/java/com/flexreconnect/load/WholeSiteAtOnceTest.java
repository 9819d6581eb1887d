package com.flexreconnect.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.rest.RestCall;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A site loses its power: all its agents are gone in the same second and come back together, while Twilio bears only so
 * much. {@code -Dtest.args=-Dagents=1000} for a large one.
 */
class WholeSiteAtOnceTest {

    private static final int AGENTS = Integer.getInteger("agents", 100);
    private static final int TWILIO_BEARS = Integer.getInteger("twilio.bears", AGENTS < 1000 ? 80 : 100);
    private static final int WE_ASK = Integer.getInteger("we.ask", TWILIO_BEARS * 8 / 10);
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("away", AGENTS < 1000 ? 4 : 30));
    private static final Duration TWILIO_TAKES = Duration.ofMillis(80);
    /** As many as are performed at the same time, and those who were lost in the same moment. */
    private static final int OUT_OF_ORDER = 60;

    private static final double REFUSED_SHARE = 0.05;
    private static final double OVERTAKING_SHARE = 0.25;
    private static final int TWILIO_WAITS_MS = 5_000;
    private static final Duration PATIENT = Duration.ofSeconds(60 + AGENTS / 2);

    @Test
    void everybody_is_served_in_order_and_twilio_is_not_overrun() {
        try (var twilio = TwilioSimulator.start(SimulatorSettings.standard());
                var service = RunningService.start(
                        twilio, EmbeddedDatabase.freshJdbcUrl(), WholeSite.settings(AWAY, WE_ASK))) {
            var site = WholeSite.atWork(twilio, service.bean(JdbcClient.class), AGENTS);
            var heap = heap();
            twilio.faults().latency(TWILIO_TAKES);
            twilio.limits().atMost(TWILIO_BEARS, 3);
            var lost = site.losesItsPower(AWAY);
            var dark = Instant.now();
            site.untilAllAreServed(PATIENT);
            var storm = new Storm(site, lost, Duration.between(lost, dark), heap() - heap);
            storm.tell();
            var recovered = storm.outcomes().getOrDefault("RECOVERED", 0L);
            var handedOver = storm.outcomes().getOrDefault("HANDED_OVER", 0L);
            assertThat(recovered + handedOver).as("served by an agent").isEqualTo(AGENTS);
            assertThat(recovered).as("served by the same agent").isGreaterThan(AGENTS * 3L / 4);
            assertThat(storm.taken(RestCall.announces())).as("announcements").hasSize(AGENTS);
            assertThat(storm.taken(RestCall.createsTask())).as("pings").hasSize(AGENTS);
            assertThat(storm.taken(RestCall.redirectsCall())).as("enqueues").hasSize(AGENTS);
            assertThat(storm.refusedShare()).as("share of 429").isLessThan(REFUSED_SHARE);
            assertThat(storm.outOfOrder("Announce[]")).isLessThanOrEqualTo(OUT_OF_ORDER);
            assertThat(storm.outOfOrder("CreatePing[]")).isLessThanOrEqualTo(OUT_OF_ORDER);
            assertThat(storm.overtaking()).as("marks that overtook a ping").isLessThan(OVERTAKING_SHARE);
            assertThat(storm.callbacks().percentile(0.5))
                    .as("half of the callbacks, ms")
                    .isLessThan(TWILIO_WAITS_MS);
            assertThat(service.bean(JdbcClient.class)
                            .sql("select count(*) from scheduled_tasks where task_name = 'perform-effect'")
                            .query(Integer.class)
                            .single())
                    .as("effects still scheduled")
                    .isZero();
            assertThat(twilio.requests().unknownRequests()).isEmpty();
        }
    }

    private static long heap() {
        System.gc();
        var memory = Runtime.getRuntime();
        return memory.totalMemory() - memory.freeMemory();
    }
}
