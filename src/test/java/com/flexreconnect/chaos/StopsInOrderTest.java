package com.flexreconnect.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.rest.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Told to stop, an instance says so, takes what still comes, finishes what it has begun and keeps hold of nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopsInOrderTest {

    private final String database = EmbeddedDatabase.freshJdbcUrl();
    private final LostAgent call = LostAgent.at(database);
    private final LoadBalancer balancer = new LoadBalancer();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    void stop() {
        http.close();
        balancer.close();
        call.twilio.close();
    }

    @Test
    void readiness_says_no_first_and_requests_are_still_taken() throws Exception {
        var service = start(Map.of("RECONNECT_DRAIN", "5s"));
        assertThat(status(service, "readiness")).isEqualTo(200);
        var stopped = CompletableFuture.runAsync(service::close);
        call.until(() -> status(service, "readiness") == 503);
        assertThat(status(service, "liveness")).isEqualTo(200);
        assertThat(stopped).isNotDone();
        stopped.join();
        assertThatThrownBy(() -> status(service, "readiness")).isInstanceOf(IOException.class);
    }

    /** Nobody has to notice by missed heartbeats that it is gone: those would be missed for a minute. */
    @Test
    void what_it_has_begun_is_finished_and_the_rest_is_taken_over_at_once() {
        var late = Map.of("db-scheduler.heartbeat-interval", "15s");
        var first = start(late);
        behindOneAddress(first);
        call.begin();
        call.twilio.faults().always(request -> true, Fault.slow(Duration.ofSeconds(1)));
        call.agentIsLost();
        call.until(() -> call.has("Announce", "STARTED") && call.has("CreatePing", "STARTED"));
        try (var second = start(late)) {
            behindOneAddress(second);
            first.close();
            assertThat(call.has("Announce", "DONE") && call.has("CreatePing", "DONE"))
                    .isTrue();
            call.twilio.faults().reset();
            call.isRecoveredOnce();
        }
    }

    private void behindOneAddress(RunningService instance) {
        balancer.between(instance.url());
        call.twilio.serviceIsAt(balancer.url());
    }

    private RunningService start(Map<String, String> more) {
        var settings = new HashMap<>(call.settings(
                balancer.url(), Map.of("RECOVERY_PING_TIMEOUT", "15s", "db-scheduler.shutdown-max-wait", "10s")));
        settings.putAll(more);
        return RunningService.start(call.twilio, database, settings);
    }

    private int status(RunningService service, String probe) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(service.url() + "/actuator/health/" + probe))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
