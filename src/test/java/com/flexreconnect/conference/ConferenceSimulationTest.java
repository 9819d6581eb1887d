package com.flexreconnect.conference;

import com.flexreconnect.simulation.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConferenceSimulationTest {

    private List<String> story = List.of();

    @Test
    void whoever_is_lost_in_the_end_is_told_and_nobody_else_whatever_order_it_was_heard_in() {
        Seeds.play(
                "ConferenceSimulationTest",
                5_000,
                seed -> {
                    var room = new SimulatedRoom(seed);
                    story = room.story();
                    room.play();
                },
                _ -> story);
    }
}
