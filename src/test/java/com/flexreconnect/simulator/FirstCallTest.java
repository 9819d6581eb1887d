package com.flexreconnect.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class FirstCallTest {

    @Test
    void the_first_call_is_played_and_told() {
        var settings = SimulatorSettings.standard();
        try (var service = new FakeService(settings.authToken());
                var simulator = TwilioSimulator.start(settings.withServiceUrl(service.url()))) {
            MinimalRecovery.of(simulator, service);
            List<String> lines = new CopyOnWriteArrayList<>();
            try (var story = Story.of(simulator, lines::add)) {
                Duration without = FirstCall.play(simulator);

                assertThat(without).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(15));
                org.awaitility.Awaitility.await()
                        .until(() ->
                                lines.getLast().contains("=>") || lines.stream().anyMatch(line -> line.contains("=>")));
            }
            assertThat(lines)
                    .anyMatch(line -> line.contains("+0.000 s") && line.contains("SILENCE"))
                    .anyMatch(line -> line.contains("creates the ping"))
                    .anyMatch(line -> line.contains("Ada accepts the ping"))
                    .anyMatch(line -> line.contains("puts the caller into the queue"))
                    .anyMatch(line -> line.contains("Ada accepts the reconnect"))
                    .anyMatch(line -> line.matches(".*=> the caller is with an agent again after \\d+\\.\\d{3} s .*"));
            assertThat(simulator.requests().unknownRequests()).isEmpty();
        }
    }
}
