package com.flexreconnect.effect;

import com.flexreconnect.telemetry.Sampled;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is still to be done, on whichever instance: {@code flexreconnect.effects.open} and, in seconds since it was decided,
 * {@code flexreconnect.effects.oldest}. The scheduler's table holds what is open and nothing else.
 */
@Configuration(proxyBeanMethods = false)
class ShowEffects {

    private static final String OPEN = """
            select split_part(e.name, '[', 1) as kind, count(*) as many,
                   extract(epoch from cast(? as timestamptz) - min(e.entered_at)) as oldest
            from scheduled_tasks s join effect e on e.id = cast(s.task_instance as uuid)
            where s.task_name = 'perform-effect' and e.status in ('ENTERED', 'STARTED') group by 1
            """;

    ShowEffects(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
        var open = new Sampled<>(() -> Optional.of(look(jdbc, clock)), Optional.<Map<String, Seen>>empty());
        CountEffects.kinds().forEach(kind -> {
            Gauge.builder("flexreconnect.effects.open", () -> of(kind, open).many())
                    .tag("kind", kind)
                    .register(meters);
            Gauge.builder("flexreconnect.effects.oldest", () -> of(kind, open).oldest())
                    .tag("kind", kind)
                    .baseUnit("seconds")
                    .register(meters);
        });
    }

    private static Map<String, Seen> look(JdbcClient jdbc, Clock clock) {
        return jdbc
                .sql(OPEN)
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, _) ->
                        Map.entry(row.getString("kind"), new Seen(row.getDouble("many"), row.getDouble("oldest"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Seen of(String kind, Sampled<Optional<Map<String, Seen>>> open) {
        return open.get().map(seen -> seen.getOrDefault(kind, Seen.NONE)).orElse(Seen.UNKNOWN);
    }

    private record Seen(double many, double oldest) {
        static final Seen NONE = new Seen(0, 0);
        static final Seen UNKNOWN = new Seen(Double.NaN, Double.NaN);
    }
}
