package com.flexreconnect.telemetry;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.agent.SimulatedAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One service for all tests of this package that is watched as in production: metrics on a port of their own, traces sent. */
final class Watched {

    static final String AGENT = "Ada Lovelace";
    static final String CALLER = "+15551230001";

    private static final class Holder {
        static final Watched OPEN = new Watched();
    }

    final TwilioSimulator twilio = TwilioSimulator.start(SimulatorSettings.standard());
    final Collector collector = new Collector();
    final int managementPort = freePort();
    final RunningService service = RunningService.start(
            twilio,
            EmbeddedDatabase.freshJdbcUrl(),
            Map.of(
                    "management.server.port", String.valueOf(managementPort),
                    "OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(),
                    "OTEL_BSP_SCHEDULE_DELAY", "100"));
    final JdbcClient sql = service.bean(JdbcClient.class);
    /** What the service said meanwhile, its own classes at their most talkative. */
    final List<ILoggingEvent> logged;

    private final HttpClient http = HttpClient.newHttpClient();

    private Watched() {
        try (var listening = Logged.open()) {
            recoverOnce();
            refuseOnce();
            logged = listening.lines();
        }
    }

    /** One agent has been lost and is back, and one webhook was refused. */
    static Watched open() {
        return Holder.OPEN;
    }

    private void recoverOnce() {
        var ada = twilio.agent(AGENT).armEndConference(false);
        twilio.incomingCall(CALLER);
        until(() -> isRegistered(ada));
        ada.refresh(Duration.ofMillis(200));
        until(() -> count("select count(*) from recovery where outcome = 'RECOVERED'") == 1);
        until(() -> count("select count(*) from effect where status in ('ENTERED', 'STARTED')") == 0);
    }

    private static boolean isRegistered(SimulatedAgent agent) {
        return agent.leg()
                .filter(leg -> agent.pluginCalls().stream()
                        .anyMatch(call -> call.status() == 200
                                && call.path().endsWith("add-worker-to-conference-state")
                                && leg.sid().equals(call.fields().get("workerCallSid"))))
                .isPresent();
    }

    private void refuseOnce() {
        send(HttpRequest.newBuilder(URI.create(service.url() + "/conference-status-handler"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", "nobody's")
                .POST(HttpRequest.BodyPublishers.ofString("a=b")));
    }

    Scrape scrape() {
        return Scrape.of(onManagementPort("/actuator/prometheus").body());
    }

    HttpResponse<String> onManagementPort(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path)));
    }

    HttpResponse<String> onMainPort(String path) {
        return send(HttpRequest.newBuilder(URI.create(service.url() + path)));
    }

    int count(String query) {
        return sql.sql(query).query(Integer.class).single();
    }

    static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
