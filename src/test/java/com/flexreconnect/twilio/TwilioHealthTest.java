package com.flexreconnect.twilio;

import static com.flexreconnect.twilio.Reachability.Seen.BUSY;
import static com.flexreconnect.twilio.Reachability.Seen.REACHABLE;
import static com.flexreconnect.twilio.Reachability.Seen.REFUSED;
import static com.flexreconnect.twilio.Reachability.Seen.UNKNOWN;
import static com.flexreconnect.twilio.Reachability.Seen.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Status;

class TwilioHealthTest {

    private final AtomicLong now = new AtomicLong();
    private final Reachability reachability = new Reachability(now::get);

    @Test
    void a_single_lost_answer_says_nothing_yet_and_three_in_a_row_do() {
        reachability.met(200);
        reachability.met(0);
        reachability.met(500);
        assertThat(reachability.now()).isEqualTo(REACHABLE);
        reachability.met(0);
        assertThat(reachability.now()).isEqualTo(UNREACHABLE);
        reachability.met(503);
        assertThat(reachability.now()).isEqualTo(UNREACHABLE);
        reachability.met(404);
        assertThat(reachability.now()).as("an answer like any other").isEqualTo(REACHABLE);
    }

    @Test
    void busy_and_refused_are_told_apart_and_old_news_is_none() {
        assertThat(reachability.now()).isEqualTo(UNKNOWN);
        reachability.met(429);
        assertThat(reachability.now()).isEqualTo(BUSY);
        reachability.met(401);
        assertThat(reachability.now()).isEqualTo(REFUSED);
        now.addAndGet(Duration.ofMinutes(11).toNanos());
        assertThat(reachability.now()).isEqualTo(UNKNOWN);
    }

    @Test
    void it_asks_nobody_and_a_twilio_in_trouble_makes_the_service_no_less_healthy() {
        try (var twilio = new StubTwilio()) {
            health(Given.line(twilio)).health();
            assertThat(twilio.heard()).isEmpty();
        }
        var line = Given.hastyLine(URI.create("http://127.0.0.1:1"));
        for (var i = 0; i < 3; i++) catchThrowable(() -> new Calls(line).fetch(Given.CALL));

        var status = health(line).health().getStatus();

        assertThat(status.getCode()).isEqualTo("UNREACHABLE");
        assertThat(StatusAggregator.getDefault().getAggregateStatus(Status.UP, status))
                .isEqualTo(Status.UP);
    }

    private static TwilioHealth health(Line line) {
        return new TwilioHealth(line, new StaticListableBeanFactory().getBeanProvider(MeterRegistry.class));
    }
}
