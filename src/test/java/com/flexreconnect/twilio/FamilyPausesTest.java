package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A 429 is about all requests of its family, not only about the one that got it. */
class FamilyPausesTest {

    private final StubTwilio twilio = new StubTwilio();
    private final Line line = Given.line(twilio);
    private final Tasks tasks = new Tasks(line);

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void nobody_else_asks_before_twilio_wants_to_be_asked_again() {
        twilio.next(tooMany("1"));
        assertThatExceptionOfType(TwilioFailure.Busy.class).isThrownBy(() -> tasks.fetch(Given.TASK));
        var refused = System.nanoTime();
        assertThatExceptionOfType(TwilioFailure.Gone.class).isThrownBy(() -> tasks.fetch(Given.TASK));
        assertThat(since(refused)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
        assertThat(twilio.heard()).hasSize(2);
    }

    @Test
    void whoever_would_have_to_wait_long_is_told_so_at_once() {
        twilio.next(tooMany("30"));
        assertThatExceptionOfType(TwilioFailure.Busy.class).isThrownBy(() -> tasks.fetch(Given.TASK));
        assertThatExceptionOfType(TwilioFailure.NotAsked.class)
                .isThrownBy(() -> tasks.fetch(Given.TASK))
                .satisfies(refused ->
                        assertThat(refused.comeBackIn()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30)));
        assertThat(twilio.heard()).hasSize(1);
    }

    @Test
    void other_families_go_on() {
        twilio.next(tooMany("30"));
        assertThatExceptionOfType(TwilioFailure.Busy.class).isThrownBy(() -> tasks.fetch(Given.TASK));
        assertThatExceptionOfType(TwilioFailure.Gone.class).isThrownBy(() -> new Calls(line).fetch(Given.CALL));
        assertThatExceptionOfType(TwilioFailure.Gone.class).isThrownBy(() -> tasks.withAttribute("pingOf", "1"));
    }

    @Test
    void an_effect_keeps_its_turn_over_a_short_pause() {
        twilio.next(tooMany("1"));
        var begun = new AtomicInteger();
        var errand = Errand.ofEffect(Urgency.CALLER_FEELS_IT, Instant.EPOCH, begun::incrementAndGet);
        assertThatExceptionOfType(TwilioFailure.Gone.class)
                .isThrownBy(() -> errand.during(() -> tasks.fetch(Given.TASK)));
        assertThat(twilio.heard()).hasSize(2);
        assertThat(begun).as("begun once").hasValue(1);
    }

    @Test
    void an_effect_that_is_not_asked_for_has_not_begun() {
        twilio.next(tooMany("30"));
        assertThatExceptionOfType(TwilioFailure.Busy.class).isThrownBy(() -> tasks.fetch(Given.TASK));
        var begun = new AtomicInteger();
        var errand = Errand.ofEffect(Urgency.CALLER_FEELS_IT, Instant.EPOCH, begun::incrementAndGet);
        assertThatExceptionOfType(TwilioFailure.NotAsked.class)
                .isThrownBy(() -> errand.during(() -> tasks.fetch(Given.TASK)));
        assertThat(begun).hasValue(0);
    }

    private static Answer tooMany(String seconds) {
        return Answer.error(429, 20429).with("Retry-After", seconds);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
