package com.flexreconnect.twilio;

import com.flexreconnect.settings.Settings;
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
    Line lineWithoutHaste(Settings settings) {
        return new Line(settings, new Wire(settings.twilioBaseUrl(), ANY_TIME, ANY_TIME));
    }
}
