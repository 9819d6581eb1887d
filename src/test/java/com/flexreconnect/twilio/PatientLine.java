package com.flexreconnect.twilio;

import com.flexreconnect.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** To be named as a source of the application, not found. Waits for answers as long as it takes: where time is simulated a busy machine must not decide who was too late. */
public class PatientLine {

    private static final Timeout ANY_TIME = Timeout.ofMinutes(10);
    private static final Settings.Limits MANY = new Settings.Limits(1_000_000, 1_000);

    @Bean
    @Primary
    Line lineWithoutHaste(Settings settings, Clock clock) {
        // nobody sleeps: after a 429 the family is asked to come back later, and that is simulated; no other limits
        var lanes = new Lanes(family -> new Lane(MANY, () -> nanos(clock), Duration.ZERO));
        return new Line(settings, new Wire(settings.twilioBaseUrl(), settings.limits(), ANY_TIME, ANY_TIME), lanes);
    }

    private static long nanos(Clock clock) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    }
}
