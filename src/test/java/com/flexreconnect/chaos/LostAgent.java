package com.flexreconnect.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.Sound;
import com.flexreconnect.simulator.world.TaskView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A caller whose agent is lost, and what must have become of them whatever happened to the service meanwhile. */
final class LostAgent {

    private static final Duration PATIENT = Duration.ofSeconds(40);

    final TwilioSimulator twilio = TwilioSimulator.start(SimulatorSettings.standard());
    final JdbcClient sql;
    private final String jdbcUrl;
    private SimulatedAgent ada = twilio.agent("Ada");
    private SimulatedCustomer customer;
    private Instant lost = Instant.now();

    private LostAgent(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
        this.sql = JdbcClient.create(new DriverManagerDataSource(jdbcUrl));
    }

    static LostAgent at(String jdbcUrl) {
        return new LostAgent(jdbcUrl);
    }

    /** For a service on this port. Tells Twilio where it is. */
    Map<String, String> settings(int port, Map<String, String> more) {
        twilio.serviceIsAt("http://127.0.0.1:" + port);
        var all = new HashMap<>(twilio.serviceEnvironment());
        all.put("spring.datasource.url", jdbcUrl);
        all.put("spring.datasource.hikari.maximum-pool-size", "10");
        all.put("RECONNECT_STEP_PATIENCE", "2s");
        all.put("db-scheduler.polling-interval", "100ms");
        all.put("db-scheduler.heartbeat-interval", "200ms");
        all.put("spring.main.banner-mode", "off");
        all.putAll(more);
        return all;
    }

    /** The customer talks to Ada, and the service knows. */
    void begin() {
        twilio.reset();
        List.of("recovery", "effect", "conference", "inbox", "known_attributes")
                .forEach(table -> sql.sql("delete from " + table).update());
        // as long as the real one goes on trying
        twilio.pace().set(Delay.CALLBACK_RETRY, Duration.ofSeconds(1));
        ada = twilio.agent("Ada").armEndConference(false);
        customer = twilio.incomingCall("+15551230001");
        until(() -> ada.talks() && ada.pluginCalls().stream().anyMatch(one -> one.status() == 200));
    }

    /** Bob joins Ada and the customer. */
    SimulatedAgent andBob() {
        var bob = twilio.agent("Bob").armEndConference(false);
        ada.warmTransferTo(bob);
        until(() -> bob.talks() && bob.pluginCalls().stream().anyMatch(one -> one.status() == 200));
        return bob;
    }

    void agentIsLost() {
        lost = Instant.now();
        ada.refresh(Duration.ofMillis(200));
    }

    void isRecoveredOnce() {
        until(() -> customer.hears() == Sound.AGENT && ada.talks());
        until(() -> count("select count(*) from recovery where outcome = 'RECOVERED'") == 1);
        until(() -> count("select count(*) from effect where status in ('ENTERED', 'STARTED')") == 0);
        assertThat(count("select count(*) from recovery")).isEqualTo(1);
        var tasks = twilio.world().snapshot().tasks();
        var pings = tasks.stream().filter(task -> task.attribute("pingOf") != null);
        assertThat(pings).singleElement().matches(TaskView::over, "the ping is over");
        assertThat(tasks.stream().filter(task -> "true".equals(task.attribute("isReconnect"))))
                .as("enqueued once")
                .hasSize(1);
        assertThat(twilio.requests().matching(RestCall.announces()))
                .as("announced at most once")
                .hasSizeLessThanOrEqualTo(1);
        assertThat(twilio.world().snapshot().activeReservationsOf(ada.workerSid()))
                .as("the old reservation is completed, the new one is not")
                .singleElement()
                .matches(reservation -> reservation.status().equals("accepted"));
        assertThat(twilio.world().snapshot().conferences().stream().filter(ConferenceView::live))
                .hasSize(1);
        assertThat(twilio.requests().unknownRequests()).isEmpty();
    }

    List<RestCall> requestsSinceTheLoss() {
        return twilio.requests().matching(call -> call.startedAt().isAfter(lost) && !ofThePlugin(call));
    }

    /** Asked on behalf of the plugin when it registers. */
    private static boolean ofThePlugin(RestCall call) {
        return call.path().contains("/Tokens/")
                || call.method().equals("GET") && call.path().contains("/Reservations/");
    }

    void until(Callable<Boolean> condition) {
        await().atMost(PATIENT).pollInterval(Duration.ofMillis(25)).until(condition);
    }

    int count(String query) {
        return sql.sql(query).query(Integer.class).single();
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
