package com.flexreconnect.twilio;

import com.flexreconnect.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Waits for answers as long as it takes: where time is simulated a busy machine must not decide who was too late. */
@TestConfiguration(proxyBeanMethods = false)
public class PatientLine {

    private static final Timeout ANY_TIME = Timeout.ofMinutes(10);

    @Bean
    @Primary
    Line lineWithoutHaste(Settings settings, Clock clock) {
        // nobody sleeps: whose turn has not come is asked to come back, and that is simulated
        var lanes = new Lanes(settings.limits(), () -> nanos(clock), Duration.ZERO);
        return new Line(settings, new Wire(settings.twilioBaseUrl(), settings.limits(), ANY_TIME, ANY_TIME), lanes);
    }

    private static long nanos(Clock clock) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    }
}
