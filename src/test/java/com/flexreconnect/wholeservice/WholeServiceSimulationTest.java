package com.flexreconnect.wholeservice;

import com.flexreconnect.simulation.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code -Dseeds=} plays more days, {@code -Dseed=} plays one again and tells its story. */
class WholeServiceSimulationTest {

    private final Tally tally = new Tally();
    private List<String> story = List.of();

    @Test
    void nobody_is_lost_on_a_bad_day() {
        Seeds.play("WholeServiceSimulationTest", 20, this::play, _ -> story);
        tally.all().forEach(System.out::println);
    }

    private void play(long seed) {
        var day = new Day(seed, tally);
        story = day.story();
        day.play();
    }
}
