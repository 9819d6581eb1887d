package com.flexreconnect.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many calls at once. A short look by default; {@code -Dtest.args="-Dload.seconds=20 -Dload.rate=1000"} prints the
 * figure.
 */
class CallbacksUnderLoadTest {

    private static final int RATE = Integer.getInteger("load.rate", 50);
    private static final int SECONDS = Integer.getInteger("load.seconds", 3);
    private static final int WARM_UP = Integer.getInteger("load.warm-up", SECONDS);
    private static final int CONFERENCES = Integer.getInteger("load.conferences", 500);
    private static final int CONNECTIONS = 64;

    /** Nothing that a busy machine could reach by itself. */
    private static final double AT_MOST_MS = 10_000;

    @Test
    void every_callback_is_answered_and_counted() {
        try (var twilio = TwilioSimulator.start(SimulatorSettings.standard());
                var service = RunningService.start(
                        twilio, EmbeddedDatabase.freshJdbcUrl(), Map.of("db-scheduler.polling-interval", "500ms"))) {
            var callbacks = new SignedCallbacks(service.url(), twilio.settings().authToken(), CONFERENCES);
            var loop = new OpenLoop(service.url(), RATE, CONNECTIONS);
            var warm = RATE / 2 * WARM_UP;
            var all = warm + RATE * SECONDS;
            untilAllAreTaken(new OpenLoop(service.url(), RATE / 2, CONNECTIONS), callbacks.numbered(0, warm));
            var before = cpu();
            var answers = untilAllAreTaken(loop, callbacks.numbered(warm, all));
            var each = cpu().minus(before).toNanos() / answers.nanos.length();
            System.out.printf(
                    "%d conference callbacks, %.0f a second (%d wanted): p50 %.1f ms, p99 %.1f ms, slowest %.1f ms;"
                            + " %d refused at first; %.2f ms CPU each in this JVM%n",
                    answers.nanos.length(),
                    answers.perSecond(),
                    RATE,
                    answers.percentileMillis(0.5),
                    answers.percentileMillis(0.99),
                    answers.percentileMillis(1),
                    answers.refused().size(),
                    each / 1e6);
            var watching = new Watching(service).cost().toNanos();
            System.out.printf(
                    "watching it (metrics, fields of log lines): %.1f µs CPU each, %.2f %%%n",
                    watching / 1e3, 100.0 * watching / each);
            assertThat(answers.percentileMillis(0.5)).isLessThan(AT_MOST_MS);
            allAreCounted(service.bean(JdbcClient.class), callbacks, all);
        }
    }

    /** Of service and sender together; unlike the time, the same whoever else uses the machine. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Those that a busy service refuses are sent again, as Twilio does. */
    private static OpenLoop.Answers untilAllAreTaken(OpenLoop loop, List<byte[]> requests) {
        var first = loop.send(requests);
        var refused = first.refused().stream().map(requests::get).toList();
        for (var again = 0; again < 5 && !refused.isEmpty(); again++)
            refused = loop.send(refused).refused().stream().map(refused::get).toList();
        assertThat(refused).as("refused again and again").isEmpty();
        return first;
    }

    /** Each is in the inbox, and each conference stands where its last callback left it. */
    private static void allAreCounted(JdbcClient sql, SignedCallbacks callbacks, int all) {
        assertThat(sql.sql("select count(*) from inbox where judge_at is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(all);
        var latest = sql.sql("select conference_sid, (select max((leg.value ->> 'flagSequence')::int)"
                        + " from jsonb_each(roster -> 'legs') leg) as latest from conference")
                .query((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
                .list();
        assertThat(latest)
                .hasSize(Math.min(CONFERENCES, all))
                .allSatisfy(one -> assertThat(one.getValue()).isEqualTo(callbacks.sequence(lastOf(one.getKey(), all))));
    }

    /** The number of the last callback about this conference. */
    private static int lastOf(String conference, int all) {
        var number = Integer.parseInt(conference.substring(2), 16);
        return number + (all - 1 - number) / CONFERENCES * CONFERENCES;
    }
}
