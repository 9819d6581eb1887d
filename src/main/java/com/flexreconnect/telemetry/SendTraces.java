package com.flexreconnect.telemetry;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Traces over OTLP, by OpenTelemetry's own settings ({@code OTEL_…}). Off unless an endpoint is set: then nothing of
 * OpenTelemetry's is even started.
 */
@Configuration(proxyBeanMethods = false)
class SendTraces {

    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /** OpenTelemetry reads these from the environment; Spring knows them from elsewhere, too. */
    private static final List<String> SETTINGS = List.of(
            ENDPOINT,
            "OTEL_EXPORTER_OTLP_HEADERS",
            "OTEL_EXPORTER_OTLP_PROTOCOL",
            "OTEL_RESOURCE_ATTRIBUTES",
            "OTEL_SERVICE_NAME",
            "OTEL_TRACES_SAMPLER",
            "OTEL_TRACES_SAMPLER_ARG",
            "OTEL_BSP_SCHEDULE_DELAY");

    private static final Map<String, String> UNLESS_SET = Map.of(
            "otel.service.name", "flex-reconnect",
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.propagators", "tracecontext",
            // Prometheus has the metrics; logs go to standard output
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none");

    @Bean
    @ConditionalOnProperty(ENDPOINT)
    OpenTelemetrySdk openTelemetry(Environment environment) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> UNLESS_SET)
                .addPropertiesCustomizer(config -> known(environment))
                .disableShutdownHook() // Spring closes it, after whatever might still want to tell something
                .build()
                .getOpenTelemetrySdk();
    }

    @Bean
    Steps steps(ObjectProvider<OpenTelemetrySdk> openTelemetry) {
        var sdk = openTelemetry.getIfAvailable();
        return sdk == null ? Steps.withoutTraces() : new Steps(sdk.getTracer("com.flexreconnect"));
    }

    private static Map<String, String> known(Environment environment) {
        var known = new HashMap<String, String>();
        for (var name : SETTINGS) {
            var value = environment.getProperty(name);
            if (value != null) known.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
        }
        return known;
    }
}
