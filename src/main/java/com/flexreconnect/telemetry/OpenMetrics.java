package com.flexreconnect.telemetry;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Metrics are shown on a port of their own or not at all: the other port is public, as Twilio and browsers must reach it.
 * Registered in spring.factories.
 */
final class OpenMetrics implements EnvironmentPostProcessor {

    static final String PORT = "management.server.port";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty(PORT, "").isBlank()) return;
        var sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource(
                "metrics on a port of their own",
                Map.of(
                        "management.endpoints.web.exposure.include", "health,prometheus",
                        "management.endpoint.prometheus.access", "read-only")));
        sources.addLast(new MapPropertySource(
                "metrics for this machine only", Map.of("management.server.address", "127.0.0.1")));
    }
}
