package com.flexreconnect.twilio;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;

/** {@code flexreconnect.twilio.waiting}: how many requests of each family wait in this process for their turn. */
@Configuration(proxyBeanMethods = false)
class ShowQueues {

    ShowQueues(Line line, ObjectProvider<MeterRegistry> meters) {
        meters.ifAvailable(registry -> show(line, registry));
    }

    private static void show(Line line, MeterRegistry meters) {
        for (var family : Family.values())
            Gauge.builder("flexreconnect.twilio.waiting", () -> line.waiting(family))
                    .tag("family", family.name().toLowerCase(Locale.ROOT))
                    .register(meters);
    }
}
