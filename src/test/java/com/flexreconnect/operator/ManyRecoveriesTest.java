package com.flexreconnect.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The page with ten thousand recoveries; {@code -Dtest.args=-Drecoveries=1000000} for more. Prints what each page weighs
 * and how long the service takes for it.
 */
class ManyRecoveriesTest {

    private static final int MANY = Integer.getInteger("recoveries", 10_000);

    @Test
    void every_page_is_light_and_the_last_is_as_fast_as_the_first() {
        try (var twilio = TwilioSimulator.start(SimulatorSettings.standard());
                var service = RunningService.start(twilio, EmbeddedDatabase.freshJdbcUrl(), Logins.settings())) {
            InventedRecoveries.fill(service.bean(JdbcClient.class), MANY);
            var eve = new Visitor(service.url(), Logins.EVE);
            System.out.printf("The operator's page with %,d recoveries%n", MANY);
            var last = service.bean(JdbcClient.class)
                    .sql("select id, opened_at from recovery order by opened_at, id offset 60 limit 1")
                    .query((row, _) -> new Register.Key(
                            row.getTimestamp("opened_at").toInstant(), (java.util.UUID) row.getObject("id")))
                    .single();
            var first = measure(
                    "first page of the list",
                    () -> eve.get("/operator/recoveries").body());
            var deep = measure(
                    "last page of the list",
                    () -> eve.get("/operator/recoveries?after=" + last).body());
            measure(
                    "list of one outcome",
                    () -> eve.get("/operator/recoveries?outcome=GAVE_UP").body());
            measure("now", () -> eve.get("/operator").body());
            measure("board (fragment)", () -> eve.get("/operator/board").body());
            measure("today", () -> eve.get("/operator/day").body());
            measure("style sheet", () -> eve.get("/operator/page.css").body());
            measure("script", () -> eve.get("/operator/page.js").body());
            measure(
                    "search by name",
                    () -> eve.post("/operator/search", Map.of("words", "hana")).body());
            measure(
                    "search by number",
                    () -> eve.post("/operator/search", Map.of("words", "555 0000042"))
                            .headers()
                            .toString());
            var found = eve.post("/operator/search", Map.of("words", "+1 555 0000042"));
            assertThat(found.headers().firstValue("Location")).isPresent();
            measure(
                    "a story",
                    () -> eve.get(found.headers().firstValue("Location").orElseThrow())
                            .body());
            assertThat(deep).as("milliseconds for the last page").isLessThan(20 + 5 * first);
        }
    }

    @Test
    void each_recovery_is_on_exactly_one_page() {
        try (var twilio = TwilioSimulator.start(SimulatorSettings.standard());
                var service = RunningService.start(twilio, EmbeddedDatabase.freshJdbcUrl(), Logins.settings())) {
            var sql = service.bean(JdbcClient.class);
            InventedRecoveries.fill(sql, 1_234);
            // several at the same moment: the key must tell them apart
            sql.sql("update recovery set opened_at = date_trunc('day', opened_at)")
                    .update();
            var register = service.bean(Register.class);
            var seen = new HashSet<Object>();
            var key = Optional.<Register.Key>empty();
            var lines = register.after(key, Optional.empty());
            while (!lines.isEmpty()) {
                var page = lines.stream().limit(Register.PAGE).toList();
                page.forEach(line -> assertThat(seen.add(line.id())).isTrue());
                key = Optional.of(Register.Key.of(page.getLast()));
                lines = register.after(key, Optional.empty());
            }
            assertThat(seen).hasSize(1_234);
        }
    }

    private static double measure(String what, Supplier<String> page) {
        var weight = 0;
        for (var warm = 0; warm < 5; warm++) weight = page.get().getBytes(StandardCharsets.UTF_8).length;
        var times = IntStream.range(0, 21)
                .mapToDouble(_ -> {
                    var start = System.nanoTime();
                    page.get();
                    return (System.nanoTime() - start) / 1e6;
                })
                .sorted()
                .toArray();
        System.out.printf("%-24s %7.1f kB  p50 %6.1f ms  most %6.1f ms%n", what, weight / 1000.0, times[10], times[20]);
        return times[10];
    }
}
