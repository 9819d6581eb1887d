package com.flexreconnect.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the durable scheduler of all instances is: {@code flexreconnect.scheduler.lag} (how late the latest timer is),
 * {@code flexreconnect.scheduler.dead} (what an instance took and sends no heartbeats for any more) and
 * {@code flexreconnect.chores.age} (how long ago what is to be done regularly was done).
 */
@Configuration(proxyBeanMethods = false)
class ShowScheduler {

    private static final List<String> CHORES = List.of("forget-old-calls", "inbox-judge-again", "inbox-purge");

    /** Effects are due since the loss, by which they are ordered: of them the ledger tells how long they wait. */
    private static final String LATE = """
            select coalesce(extract(epoch from cast(:now as timestamptz) - min(execution_time)
                     filter (where not picked and task_name <> 'perform-effect')), 0) as lag,
                   count(*) filter (where picked and last_heartbeat < :dead) as dead
            from scheduled_tasks where execution_time < :now
            """;

    private static final String DONE =
            "select task_name, last_success from scheduled_tasks where task_name in (:chores)";

    ShowScheduler(
            JdbcClient jdbc,
            Clock clock,
            MeterRegistry meters,
            @Value("${db-scheduler.heartbeat-interval}") Duration heartbeat,
            @Value("${db-scheduler.missed-heartbeats-limit}") int missed) {
        var started = clock.instant();
        var late = new Sampled<>(
                () -> late(jdbc, clock, heartbeat.multipliedBy(missed)), new Late(Double.NaN, Double.NaN));
        var done = new Sampled<>(() -> done(jdbc), Optional.<Map<String, Instant>>empty());
        Gauge.builder("flexreconnect.scheduler.lag", () -> late.get().lag())
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("flexreconnect.scheduler.dead", () -> late.get().dead()).register(meters);
        for (var chore : CHORES)
            Gauge.builder("flexreconnect.chores.age", () -> age(done.get(), chore, started, clock.instant()))
                    .tag("chore", chore)
                    .baseUnit("seconds")
                    .register(meters);
    }

    private static Late late(JdbcClient jdbc, Clock clock, Duration heartbeats) {
        var now = clock.instant();
        return jdbc.sql(LATE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("dead", now.minus(heartbeats).atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Late(Math.max(0, row.getDouble("lag")), row.getDouble("dead")))
                .single();
    }

    private static Optional<Map<String, Instant>> done(JdbcClient jdbc) {
        return Optional.of(jdbc
                .sql(DONE)
                .param("chores", CHORES)
                .query((row, _) -> Map.entry(row.getString("task_name"), success(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Instant success(ResultSet row) throws SQLException {
        var success = row.getObject("last_success", OffsetDateTime.class);
        return success == null ? Instant.MIN : success.toInstant();
    }

    /** What was never done counts from our start. */
    private static double age(Optional<Map<String, Instant>> done, String chore, Instant started, Instant now) {
        return done.map(known -> known.getOrDefault(chore, Instant.MIN))
                .map(at -> at.equals(Instant.MIN) ? started : at)
                .map(at -> (double) Duration.between(at, now).toSeconds())
                .orElse(Double.NaN);
    }

    private record Late(double lag, double dead) {}
}
