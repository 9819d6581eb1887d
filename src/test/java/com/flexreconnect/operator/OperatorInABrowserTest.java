package com.flexreconnect.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.stored.StoredJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The page in Chromium, with ten thousand recoveries. Needs {@code npm ci} in {@code src/test/browser}; says so and is
 * left out where that was not done, unless {@code -Dtest.args=-Dbrowser=required}. Pictures are in {@code target/operator}.
 */
class OperatorInABrowserTest {

    private static final Path SCRIPT = Path.of("src/test/browser");
    private static final Path OUT = Path.of("target/operator");

    @Test
    void it_works_light_dark_on_a_phone_with_the_keyboard_and_live() throws Exception {
        var prepared = Files.exists(SCRIPT.resolve("node_modules"));
        if (!"required".equals(System.getProperty("browser")))
            assumeTrue(prepared, "the operator's page was not tried in a browser: npm ci in " + SCRIPT);
        var settings = new HashMap<>(Logins.settings());
        settings.put("RECOVERY_PING_TIMEOUT", "30s");
        settings.put("RECONNECT_FALLBACK_URL", "https://assets.example.com/fallback.xml");
        try (var twilio = TwilioSimulator.start(SimulatorSettings.standard());
                var service = RunningService.start(twilio, EmbeddedDatabase.freshJdbcUrl(), settings)) {
            var sql = service.bean(JdbcClient.class);
            anAgentRefreshes(twilio, sql);
            InventedRecoveries.fill(sql, 10_000);
            InventedRecoveries.waiting(sql, service.bean(StoredJson.class));
            var node = new ProcessBuilder(
                            "node",
                            "operator.mjs",
                            service.url(),
                            Logins.EVE,
                            OUT.toAbsolutePath().toString())
                    .directory(SCRIPT.toFile())
                    .inheritIO()
                    .start();
            assertThat(node.waitFor(4, TimeUnit.MINUTES)).isTrue();
            assertThat(node.exitValue()).isZero();
        }
    }

    /** A real recovery, to be told as a story. */
    private static void anAgentRefreshes(TwilioSimulator twilio, JdbcClient sql) {
        var ada = twilio.agent("Ada").armEndConference(false);
        twilio.incomingCall("+15551230001");
        patiently().until(() -> ada.talks() && ada.pluginCalls().stream().anyMatch(call -> call.status() == 200));
        ada.refresh(Duration.ofSeconds(2));
        patiently()
                .until(() -> sql.sql("select count(*) from recovery where outcome = 'RECOVERED'")
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50));
    }
}
