package com.flexreconnect.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorthTryingTest {

    private final WorthTrying trying = new WorthTrying();

    @Test
    void what_has_never_been_tried_is() {
        assertThat(trying.now()).isTrue();
    }

    @Test
    void what_succeeds_more_often_than_not_is_always_tried() {
        assertThat(triesOf(5_000, number -> number % 5 < 3)).isEqualTo(5_000);
    }

    @Test
    void what_mostly_fails_is_tried_one_time_in_sixteen() {
        triesOf(1_000, number -> number % 3 == 0);
        assertThat(triesOf(1_600, number -> number % 3 == 0)).isEqualTo(100);
    }

    @Test
    void a_few_failures_in_a_row_change_nothing() {
        triesOf(1_000, number -> true);
        triesOf(100, number -> false);
        assertThat(triesOf(10, number -> false)).isEqualTo(10);
    }

    @Test
    void it_notices_when_that_changes() {
        triesOf(5_000, number -> false);
        triesOf(4_000, number -> true);
        assertThat(triesOf(100, number -> true)).isEqualTo(100);
    }

    /** @return how often it was tried */
    private int triesOf(int times, IntPredicate succeeds) {
        return (int) IntStream.range(0, times)
                .filter(number -> trying.now())
                .peek(number -> trying.tried(succeeds.test(number)))
                .count();
    }
}
