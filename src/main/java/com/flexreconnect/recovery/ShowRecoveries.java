package com.flexreconnect.recovery;

import com.flexreconnect.telemetry.Sampled;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The open recoveries of all instances: {@code flexreconnect.recoveries.open} and, in seconds since the loss,
 * {@code flexreconnect.recoveries.oldest} by phase; {@code flexreconnect.callers.alone}: how many callers have no agent now.
 */
@Configuration(proxyBeanMethods = false)
class ShowRecoveries {

    /** Caller and agent talk already, third parties are on their way. */
    private static final String TALKING = Phase.of(Stage.Moving.class);

    private static final String OPEN = """
            select phase, count(*) as many, extract(epoch from cast(? as timestamptz) - min(opened_at)) as oldest
            from recovery where closed_at is null group by phase
            """;

    ShowRecoveries(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
        var open = new Sampled<>(() -> Optional.of(look(jdbc, clock)), Optional.<Map<String, Seen>>empty());
        Phase.ofOpenStages().forEach(phase -> {
            Gauge.builder("flexreconnect.recoveries.open", () -> many(open, phase::equals))
                    .tag("phase", phase)
                    .register(meters);
            Gauge.builder("flexreconnect.recoveries.oldest", () -> oldest(open, phase))
                    .tag("phase", phase)
                    .baseUnit("seconds")
                    .register(meters);
        });
        Gauge.builder("flexreconnect.callers.alone", () -> many(open, phase -> !phase.equals(TALKING)))
                .register(meters);
    }

    private static Map<String, Seen> look(JdbcClient jdbc, Clock clock) {
        return jdbc
                .sql(OPEN)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        Map.entry(row.getString("phase"), new Seen(row.getDouble("many"), row.getDouble("oldest"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static double many(Sampled<Optional<Map<String, Seen>>> open, Predicate<String> which) {
        return open.get()
                .map(seen -> seen.entrySet().stream()
                        .filter(entry -> which.test(entry.getKey()))
                        .mapToDouble(entry -> entry.getValue().many())
                        .sum())
                .orElse(Double.NaN);
    }

    private static double oldest(Sampled<Optional<Map<String, Seen>>> open, String phase) {
        return open.get()
                .map(seen ->
                        Optional.ofNullable(seen.get(phase)).map(Seen::oldest).orElse(0.0))
                .orElse(Double.NaN);
    }

    private record Seen(double many, double oldest) {}
}
