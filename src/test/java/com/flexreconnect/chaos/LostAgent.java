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
import java.util.ArrayList;
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

    /** For a service at this address. Tells Twilio where it is. */
    Map<String, String> settings(String url, Map<String, String> more) {
        twilio.serviceIsAt(url);
        var all = new HashMap<>(twilio.serviceEnvironment());
        all.put("spring.datasource.url", jdbcUrl);
        all.put("spring.datasource.hikari.maximum-pool-size", "10");
        all.put("RECONNECT_STEP_PATIENCE", "2s");
        all.put("reconnect.requests-live", "1500ms");
        all.put("db-scheduler.polling-interval", "100ms");
        all.put("db-scheduler.heartbeat-interval", "200ms");
        all.put("spring.main.banner-mode", "off");
        all.putAll(more);
        return all;
    }

    /** The customer talks to Ada, and the service knows. */
    void begin() {
        clear();
        talk(false);
    }

    /** Nobody calls, nobody works, nothing is remembered. */
    void clear() {
        twilio.reset();
        sql.sql("delete from scheduled_tasks where task_name in ('patience', 'hear-wrap-up') and not picked")
                .update();
        List.of("recovery", "effect", "conference", "inbox", "known_attributes")
                .forEach(table -> sql.sql("delete from " + table).update());
        // as long as the real one goes on trying
        twilio.pace().set(Delay.CALLBACK_RETRY, Duration.ofSeconds(1));
        ada = twilio.agent("Ada");
    }

    /** @param armed whether Flex arms Ada's leg to end the conference */
    void talk(boolean armed) {
        ada.armEndConference(armed);
        customer = twilio.incomingCall("+15551230001");
        until(() -> ada.talks() && ada.pluginCalls().stream().anyMatch(one -> one.status() == 200));
    }

    /** The customer talks to Ada, whose page does not reach the service. */
    void talkUnregistered() {
        ada.armEndConference(false);
        customer = twilio.incomingCall("+15551230001");
        until(ada::talks);
    }

    SimulatedAgent ada() {
        return ada;
    }

    SimulatedCustomer customer() {
        return customer;
    }

    List<TaskView> pings() {
        return twilio.world().snapshot().tasks().stream()
                .filter(task -> task.attribute("pingOf") != null)
                .toList();
    }

    List<TaskView> reconnects() {
        return twilio.world().snapshot().tasks().stream()
                .filter(task -> "true".equals(task.attribute("isReconnect")))
                .toList();
    }

    /** Whether an effect whose name begins like this stands so. */
    boolean has(String effect, String status) {
        return sql.sql("select exists (select from effect where starts_with(name, ?) and status = ?)")
                .params(effect, status)
                .query(Boolean.class)
                .single();
    }

    /** Bob joins Ada and the customer. */
    SimulatedAgent andBob() {
        var bob = twilio.agent("Bob").armEndConference(false);
        ada.warmTransferTo(bob);
        until(() -> bob.talks() && bob.pluginCalls().stream().anyMatch(one -> one.status() == 200));
        return bob;
    }

    void agentIsLost() {
        agentIsLost(Duration.ofMillis(200));
    }

    void agentIsLost(Duration away) {
        lost = Instant.now();
        ada.refresh(away);
    }

    void isRecoveredOnce() {
        until(() -> customer.hears() == Sound.AGENT && ada.talks());
        nothingIsDoneTwiceOrLeft("RECOVERED");
        assertThat(pings()).as("one ping").hasSize(1);
        assertThat(reconnects()).as("enqueued once").hasSize(1);
        assertThat(twilio.world().snapshot().activeReservationsOf(ada.workerSid()))
                .as("the old reservation is completed, the new one is not")
                .singleElement()
                .matches(reservation -> reservation.status().equals("accepted"));
        assertThat(twilio.world().snapshot().conferences().stream().filter(ConferenceView::live))
                .hasSize(1);
    }

    /** Whatever became of the caller. */
    void nothingIsDoneTwiceOrLeft(String outcome) {
        until(() -> count("select count(*) from recovery where outcome = '" + outcome + "'") == 1);
        until(() -> count("select count(*) from effect where status in ('ENTERED', 'STARTED')") == 0);
        until(() -> count("select count(*) from scheduled_tasks where task_name = 'perform-effect'") == 0);
        until(() -> pings().stream().allMatch(TaskView::over));
        assertThat(count("select count(*) from recovery")).isEqualTo(1);
        assertThat(pings()).as("pinged at most once").hasSizeLessThanOrEqualTo(1);
        assertThat(reconnects()).as("enqueued at most once").hasSizeLessThanOrEqualTo(1);
        assertThat(twilio.requests().matching(RestCall.announces()))
                .as("announced at most once")
                .hasSizeLessThanOrEqualTo(1);
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

    /** What happened, and how the service saw it. */
    List<String> story() {
        var all = new ArrayList<String>();
        twilio.journal().after(0).forEach(entry -> all.add(entry.at() + " " + entry.text()));
        for (var query : List.of(
                "select at, event, phase, effects from recovery_history order by id",
                "select changed_at, name, status, attempts, note from effect order by entered_at",
                "select task_name, execution_time, picked from scheduled_tasks"))
            sql.sql(query)
                    .query()
                    .listOfRows()
                    .forEach(row -> all.add(row.values().toString()));
        return all;
    }

    void until(Callable<Boolean> condition) {
        await().atMost(PATIENT).pollInterval(Duration.ofMillis(25)).until(condition);
    }

    int count(String query) {
        return sql.sql(query).query(Integer.class).single();
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
