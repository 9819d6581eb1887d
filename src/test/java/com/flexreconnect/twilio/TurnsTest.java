package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.settings.Settings;
import com.flexreconnect.twilio.Turns.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long PATIENT = 1000 * SECOND;
    private static final Instant MORNING = Instant.parse("2026-01-01T08:00:00Z");

    private long now = -7 * SECOND; // nanoTime may be negative
    private Turns turns = new Turns(new Settings.Limits(100, 1000), now);

    @Test
    void never_more_in_any_second_than_a_fifth_above_the_limit() {
        for (var many = 0; many < 1000; many++) join(Urgency.HOUSEKEEPING, MORNING);
        var went = letAllGo();
        for (var first = 0; first + 120 < went.size(); first++)
            assertThat(went.get(first + 120) - went.get(first)).isGreaterThanOrEqualTo(SECOND);
        assertThat(went.getLast() - went.getFirst()).as("and not slower").isLessThan(10 * SECOND);
    }

    @Test
    void never_more_at_once_than_the_limit() {
        turns = new Turns(new Settings.Limits(1000, 3), now);
        for (var many = 0; many < 5; many++) join(Urgency.HOUSEKEEPING, MORNING);
        for (var out = 0; out < 3; out++) turns.go(turns.next().orElseThrow(), now);
        assertThat(turns.nextIn(now)).isEqualTo(Long.MAX_VALUE);
        turns.back();
        assertThat(turns.nextIn(now)).isZero();
    }

    @Test
    void what_a_caller_feels_goes_first_and_of_those_the_oldest_loss() {
        var tidy = join(Urgency.HOUSEKEEPING, MORNING);
        var younger = join(Urgency.CALLER_FEELS_IT, MORNING.plusSeconds(2));
        var older = join(Urgency.CALLER_FEELS_IT, MORNING.plusSeconds(1));
        assertThat(order()).startsWith(older, younger).endsWith(tidy);
    }

    @Test
    void the_fourth_turn_is_for_whoever_waits_longest() {
        var tidy = join(Urgency.HOUSEKEEPING, MORNING);
        var asked = turns.join(Errand.ofSomebody(), now, PATIENT).orElseThrow();
        for (var many = 0; many < 100; many++) join(Urgency.CALLER_FEELS_IT, MORNING.plusSeconds(many));
        var order = order();
        assertThat(order.indexOf(tidy)).isEqualTo(3);
        assertThat(order.indexOf(asked)).isEqualTo(7);
    }

    @Test
    void nobody_goes_while_twilio_wants_to_be_left_alone() {
        join(Urgency.CALLER_FEELS_IT, MORNING);
        turns.pause(now + 3 * SECOND);
        turns.pause(now + SECOND);
        assertThat(turns.nextIn(now)).isEqualTo(3 * SECOND);
        assertThat(turns.nextIn(now + 3 * SECOND)).isZero();
    }

    @Test
    void whoever_would_wait_in_vain_is_told_so_at_once() {
        turns.pause(now + 3 * SECOND);
        assertThat(turns.join(Errand.ofSomebody(), now, 2 * SECOND)).isEmpty();
        turns = new Turns(new Settings.Limits(2, 10), now);
        for (var many = 0; many < 5; many++) join(Urgency.CALLER_FEELS_IT, MORNING);
        assertThat(turns.join(Errand.ofSomebody(), now, 2 * SECOND)).isEmpty();
        assertThat(turns.waiting()).isEqualTo(5);
    }

    /** Whatever comes and goes, in whatever order: the limits hold and everybody who stays gets their turn. */
    @Test
    void any_crowd_is_served_within_the_limits() {
        for (var seed = 0; seed < 200; seed++) {
            var luck = new SplittableRandom(seed);
            now = 0;
            turns = new Turns(new Settings.Limits(10, 2), now);
            var waiting = new ArrayList<Turn>();
            var out = 0;
            for (var step = 0; step < 300; step++) {
                now += luck.nextInt(100) * SECOND / 1000;
                if (luck.nextInt(2) == 0)
                    waiting.add(join(Urgency.values()[luck.nextInt(3)], MORNING.plusSeconds(luck.nextInt(9))));
                if (luck.nextInt(20) == 0) turns.pause(now + luck.nextInt(2) * SECOND);
                if (luck.nextInt(3) == 0 && out > 0) {
                    turns.back();
                    out--;
                }
                if (!waiting.isEmpty() && luck.nextInt(30) == 0) turns.leave(waiting.removeLast());
                if (turns.nextIn(now) <= 0 && !waiting.isEmpty()) {
                    var next = turns.next().orElseThrow();
                    turns.go(next, now);
                    assertThat(waiting.remove(next)).isTrue();
                    out++;
                }
                assertThat(out).isLessThanOrEqualTo(2);
                assertThat(turns.waiting()).isEqualTo(waiting.size());
            }
        }
    }

    private Turn join(Urgency urgency, Instant since) {
        return turns.join(Errand.ofEffect(urgency, since, () -> {}), now, PATIENT)
                .orElseThrow();
    }

    private List<Turn> order() {
        var order = new ArrayList<Turn>();
        while (turns.waiting() > 0) {
            order.add(turns.next().orElseThrow());
            turns.go(order.getLast(), now);
        }
        return order;
    }

    private List<Long> letAllGo() {
        var went = new ArrayList<Long>();
        while (turns.waiting() > 0) {
            now += Math.max(0, turns.nextIn(now));
            turns.go(turns.next().orElseThrow(), now);
            turns.back();
            went.add(now);
        }
        return went;
    }
}
