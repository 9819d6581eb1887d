package com.flexreconnect.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a callback costs beside a request that is signed, read and answered alike and needs no database. CPU of service and
 * sender together, the best of some rounds: that hardly depends on who else uses the machine.
 */
class BesideNoDatabaseTest {

    private static final int ROUNDS = 6;
    private static final int EACH = 400;
    private static final double AT_MOST = 6;

    @Test
    void a_callback_costs_a_few_times_as_much_as_a_request_without_a_database() {
        try (var twilio = TwilioSimulator.start(SimulatorSettings.standard());
                var service = RunningService.start(
                        twilio, EmbeddedDatabase.freshJdbcUrl(), Map.of("db-scheduler.polling-interval", "10s"))) {
            var callbacks = new SignedCallbacks(service.url(), twilio.settings().authToken(), 100);
            var plain = Collections.nCopies(
                    EACH,
                    new SignedRequest(service.url(), twilio.settings().authToken())
                            .form("/voice/announcement", SignedCallbacks.form(1, 7)));
            var withDatabase = Double.MAX_VALUE;
            var without = Double.MAX_VALUE;
            for (var round = 0; round < ROUNDS; round++) {
                withDatabase = Math.min(
                        withDatabase, cpu(service.url(), callbacks.numbered(round * EACH, (round + 1) * EACH)));
                without = Math.min(without, cpu(service.url(), plain));
            }
            System.out.printf(
                    "CPU of a callback %.2f ms, of a request without a database %.2f ms: %.1f times as much%n",
                    withDatabase, without, withDatabase / without);
            assertThat(withDatabase / without).isLessThan(AT_MOST);
        }
    }

    private static double cpu(String url, List<byte[]> requests) {
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var before = machine.getProcessCpuTime();
        var answers = new OpenLoop(url, Integer.MAX_VALUE, 8).send(requests);
        assertThat(answers.refused()).isEmpty();
        return (machine.getProcessCpuTime() - before) / 1e6 / requests.size();
    }
}
