package com.flexreconnect.recovery;

import com.flexreconnect.simulation.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoverySimulationTest {

    private List<String> story = List.of();

    @Test
    void every_recovery_ends_well_or_with_an_alert_whatever_is_lost_late_or_told_twice() {
        Seeds.play(
                "RecoverySimulationTest",
                2_000,
                seed -> {
                    var recovery = new SimulatedRecovery(seed);
                    story = recovery.story();
                    recovery.play();
                },
                _ -> story);
    }
}
