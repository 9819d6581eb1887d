package com.flexreconnect.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RestTest {

    private static TwilioSimulator simulator;
    private static RestClient twilio;

    @BeforeAll
    static void start() {
        simulator = TwilioSimulator.start(SimulatorSettings.standard());
        twilio = new RestClient(simulator);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @AfterEach
    void reset() {
        simulator.reset();
    }

    @Test
    void what_twilio_does_not_know_is_refused_and_remembered() {
        assertRefused(ask("GET", twilio.workspace() + "/Nonsense", Map.of()), 404, 20404);
        assertRefused(ask("POST", twilio.workspace() + "/Tasks", Map.of("Colour", "red")), 400, 20001);
        assertRefused(ask("POST", twilio.workspace() + "/Tasks", Map.of("WorkflowSid", "WT1")), 400, 20001);
        assertRefused(
                ask("POST", twilio.account() + "/Conferences/CF" + "0".repeat(32) + ".json", Map.of("Status", "over")),
                400,
                20001);
        assertThat(simulator.requests().unknownRequests()).hasSize(4);
    }

    @Test
    void nobody_gets_in_without_the_right_password() {
        var answer = twilio.send("GET", twilio.workspace() + "/Tasks", Map.of(), Map.of("Authorization", "Basic eDp5"));

        assertRefused(answer, 401, 20003);
    }

    @Test
    void a_task_is_written_only_over_the_version_that_was_read() {
        String path = twilio.workspace() + "/Tasks/" + newTask("{\"a\":1}");
        String etag = twilio.send("GET", path, Map.of(), Map.of())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(etag).startsWith("\"").endsWith("\"");

        var first = twilio.send("POST", path, Map.of("Attributes", "{\"a\":2}"), Map.of("If-Match", etag));
        var second = twilio.send("POST", path, Map.of("Attributes", "{\"a\":3}"), Map.of("If-Match", etag));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(twilio.get(path).get("attributes").asString()).isEqualTo("{\"a\":2}");
    }

    @Test
    void the_list_finds_by_attribute_and_does_not_show_attributes() {
        String wanted = newTask("{\"recoveryId\":\"r7\"}");
        newTask("{\"recoveryId\":\"r8\"}");

        var found = twilio.get(twilio.workspace() + "/Tasks?EvaluateTaskAttributes="
                        + RestClient.encode(Map.of("recoveryId == \"r7\"", "")).replaceFirst("=$", ""))
                .get("tasks");

        assertThat(found).singleElement().satisfies(task -> {
            assertThat(task.get("sid").asString()).isEqualTo(wanted);
            assertThat(task.get("attributes").isNull()).isTrue();
        });
    }

    @Test
    void a_status_is_changed_only_from_the_right_one() {
        String path = twilio.workspace() + "/Tasks/" + newTask("{}");

        assertRefused(ask("POST", path, Map.of("AssignmentStatus", "wrapping")), 400, 20001);
        assertRefused(ask("POST", path, Map.of("AssignmentStatus", "canceled")), 400, 20001);
        assertThat(ask("POST", path, Map.of("AssignmentStatus", "canceled", "Reason", "over"))
                        .statusCode())
                .isEqualTo(200);
        assertRefused(ask("POST", path, Map.of("AssignmentStatus", "canceled", "Reason", "over")), 400, 20001);
    }

    @Test
    void attributes_longer_than_4096_characters_are_refused() {
        String longOne = "{\"x\":\"" + "y".repeat(4096) + "\"}";

        assertRefused(ask("POST", twilio.workspace() + "/Tasks", Map.of("Attributes", longOne)), 400, 20001);
    }

    @Test
    void a_call_that_is_over_cannot_be_redirected() {
        var customer = simulator.incomingCall("+15551230001");
        customer.hangUp();

        assertRefused(
                ask(
                        "POST",
                        twilio.account() + "/Calls/" + customer.callSid() + ".json",
                        Map.of("Twiml", "<Response/>")),
                400,
                21220);
    }

    @Test
    void tokens_are_valid_until_they_expire() {
        String good = simulator.agent("Ada").token();
        String old = simulator.token("WK1", List.of("supervisor"), Duration.ofSeconds(-1));

        assertThat(validate(good))
                .contains("\"valid\":true")
                .contains(simulator.agent("Ada").workerSid());
        assertThat(validate(old)).contains("\"valid\":false");
        assertThat(validate("rubbish")).contains("\"valid\":false");
    }

    @Test
    void faults_come_as_ordered_and_then_are_over() {
        simulator.faults().next(RestCall.createsTask(), Fault.tooManyRequests(Duration.ofSeconds(2)));
        simulator.faults().next(RestCall.createsTask(), Fault.loseAnswer());

        var busy = ask("POST", twilio.workspace() + "/Tasks", Map.of("Attributes", "{\"n\":1}"));
        assertRefused(busy, 429, 20429);
        assertThat(busy.headers().firstValue("Retry-After")).contains("2");
        assertThatThrownBy(() -> ask("POST", twilio.workspace() + "/Tasks", Map.of("Attributes", "{\"n\":2}")))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.world().tasks().all())
                .singleElement()
                .satisfies(task -> assertThat(task.attribute("n")).isEqualTo("2"));
        assertThat(ask("POST", twilio.workspace() + "/Tasks", Map.of()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void the_longest_dependent_chain_counts_what_had_to_be_waited_for() throws Exception {
        simulator.faults().latency(Duration.ofMillis(60));
        Instant from = Instant.now();
        var one = Thread.ofVirtual().start(() -> twilio.get(twilio.workspace() + "/Tasks"));
        twilio.get(twilio.workspace() + "/Workers");
        newTask("{}");
        one.join();

        assertThat(simulator.requests().longestDependentChain(from, RestCall.createsTask()))
                .isEqualTo(2);
        assertThat(simulator.requests().longestDependentChain(from, RestCall.redirectsCall()))
                .isZero();
    }

    private static String newTask(String attributes) {
        return twilio.taskrouter("/Tasks", Map.of("Attributes", attributes))
                .get("sid")
                .asString();
    }

    private static HttpResponse<String> ask(String method, String path, Map<String, String> form) {
        return twilio.send(method, path, form, Map.of());
    }

    private static String validate(String token) {
        var settings = simulator.settings();
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            String credentials = settings.apiKey() + ":" + settings.apiSecret();
            var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(simulator.baseUrl() + "/v1/Accounts/"
                            + settings.ids().account() + "/Tokens/validate"))
                    .header("Content-Type", "application/json")
                    .header(
                            "Authorization",
                            "Basic " + java.util.Base64.getEncoder().encodeToString(credentials.getBytes()))
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"token\":\"" + token + "\"}"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (java.io.IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void assertRefused(HttpResponse<String> answer, int status, int code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        var json = Json.parse(answer.body());
        assertThat(json.get("code").asInt()).isEqualTo(code);
        assertThat(json.get("status").asInt()).isEqualTo(status);
        assertThat(json.get("message").asString()).isNotBlank();
    }
}
