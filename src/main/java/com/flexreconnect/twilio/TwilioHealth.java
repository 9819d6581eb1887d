package com.flexreconnect.twilio;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/health/twilio} and {@code flexreconnect.twilio.reachable}: what the last requests met. It fails nothing:
 * an instance that cannot reach Twilio must go on taking webhooks, and no restart helps it.
 */
@Component("twilioRequests")
class TwilioHealth implements HealthIndicator {

    private final Line line;

    TwilioHealth(Line line, ObjectProvider<MeterRegistry> meters) {
        this.line = line;
        meters.ifAvailable(registry -> Gauge.builder("flexreconnect.twilio.reachable", this::asNumber)
                .strongReference(true)
                .register(registry));
    }

    @Override
    public Health health() {
        return switch (line.seen()) {
            case REACHABLE -> Health.up().build();
            case UNKNOWN -> Health.unknown().build();
            // words that the overall health does not know, and so does not count
            case BUSY, REFUSED, UNREACHABLE -> Health.status(line.seen().name()).build();
        };
    }

    private double asNumber() {
        return switch (line.seen()) {
            case UNKNOWN -> Double.NaN;
            case REACHABLE -> 1;
            case BUSY, REFUSED, UNREACHABLE -> 0;
        };
    }
}
