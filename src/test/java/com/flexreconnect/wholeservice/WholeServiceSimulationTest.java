package com.flexreconnect.wholeservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulation.Seeds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** {@code -Dseeds=} plays more days, {@code -Dseed=} plays one again. */
class WholeServiceSimulationTest {

    private static final String NAME = "WholeServiceSimulationTest";
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    private final Tally tally = new Tally();
    private List<String> story = List.of();

    @Test
    @DisabledIfSystemProperty(named = "soak.minutes", matches = ".+")
    void nobody_is_lost_on_a_bad_day() {
        Seeds.play(NAME, 20, this::play, _ -> story);
        tally.all().forEach(System.out::println);
    }

    @Test
    @DisabledIfSystemProperty(named = "soak.minutes", matches = ".+")
    void the_same_seed_tells_the_same_story() {
        play(7);
        var first = story;
        play(7);
        assertThat(story).isEqualTo(first);
    }

    /** Seeds that no build has played before, for as long as is asked; a line every ten seconds. */
    @Test
    @EnabledIfSystemProperty(named = "soak.minutes", matches = ".+")
    void nobody_is_lost_for_as_long_as_you_like() {
        var from = Long.getLong("soak.from", System.currentTimeMillis());
        var end = System.nanoTime()
                + Duration.ofMinutes(Long.getLong("soak.minutes")).toNanos();
        var next = System.nanoTime() + PROGRESS.toNanos();
        for (var seed = from; System.nanoTime() < end; seed++) {
            var one = seed;
            Seeds.playOne(NAME, one, this::play, _ -> story);
            if (System.nanoTime() < next) continue;
            System.out.println(tally.inShort());
            next = System.nanoTime() + PROGRESS.toNanos();
        }
        tally.all().forEach(System.out::println);
    }

    private void play(long seed) {
        var day = new Day(seed, tally);
        story = day.story();
        day.play();
    }
}
