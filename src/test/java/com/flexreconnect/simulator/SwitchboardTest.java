package com.flexreconnect.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.flexreconnect.simulator.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SwitchboardTest {

    private FakeService service;
    private TwilioSimulator simulator;

    @BeforeEach
    void start() {
        var settings = SimulatorSettings.standard();
        service = new FakeService(settings.authToken());
        simulator = TwilioSimulator.start(settings.withServiceUrl(service.url()));
    }

    @AfterEach
    void stop() {
        simulator.close();
        service.close();
    }

    @Test
    void the_page_and_its_files_are_served_here_and_nowhere_else() {
        assertThat(get("/").body()).contains("<h1>Switchboard</h1>").doesNotContain("https://");
        assertThat(get("/_switchboard/files/switchboard.js").statusCode()).isEqualTo(200);
        assertThat(get("/_switchboard/files/twilio-rest-endpoints.json").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_call_can_be_played_with_the_buttons() {
        post("agents", "{\"name\":\"Ada\"}", 200);
        simulator.agent("Ada").armEndConference(false);
        String call =
                post("calls", "{\"from\":\"+15551230001\"}", 200).get("callSid").asString();
        await().until(() -> hears().equals("AGENT"));
        await().until(() -> service.pluginCalls.size() == 1);

        post("agents/Ada/refresh", "{\"awayMillis\":60000}", 200);
        assertThat(hears()).isEqualTo("SILENCE");
        assertThat(state().at("/agents/0/pageOpen").asBoolean()).isFalse();

        post("agents/Ada/come-back", "", 200);
        assertThat(state().at("/agents/0/pageOpen").asBoolean()).isTrue();
        post("calls/" + call + "/hang-up", "", 200);
        assertThat(state().get("calls")).isEmpty();
        await().untilAsserted(() -> assertThat(log())
                .anyMatch(text -> text.contains("SILENCE"))
                .anyMatch(text -> text.contains("participant-leave"))
                .anyMatch(text -> text.contains("add-worker-to-conference-state")));
    }

    @Test
    void what_cannot_be_done_is_said() {
        post("agents", "{\"name\":\"Ada\"}", 200);

        assertThat(post("agents/Ada/cold-transfer", "{\"to\":\"Bob\"}", 409)
                        .get("error")
                        .asString())
                .contains("Bob");
        assertThat(post("agents/Ada/hold", "", 409).get("error").asString()).isNotBlank();
        assertThat(post("agents", "{\"name\":\"\"}", 409).get("error").asString())
                .contains("name");
        post("agents/Ada/dance", "", 404);
    }

    @Test
    void webhooks_are_held_back_and_released() {
        post("agents", "{\"name\":\"Ada\"}", 200);
        post("webhooks", "{\"hold\":true,\"repeat\":2,\"delayMillis\":1}", 200);
        post("calls", "", 200);
        await().until(() -> state().at("/webhooks/held").asInt() > 1);
        assertThat(service.callbacks).isEmpty();

        post("webhooks", "{\"release\":\"reversed\"}", 200);

        await().until(() -> service.callbacks.size() >= 2);
        assertThat(state().at("/webhooks/holding").asBoolean()).isFalse();
        assertThat(state().at("/webhooks/repeat").asInt()).isEqualTo(2);
    }

    private String hears() {
        return state().at("/calls/0/hears").asString("");
    }

    private JsonNode state() {
        return Json.parse(get("/_switchboard/state").body());
    }

    private java.util.List<String> log() {
        return Json.parse(get("/_switchboard/log?after=0").body())
                .valueStream()
                .map(entry -> entry.get("text").asString())
                .toList();
    }

    private JsonNode post(String path, String body, int expected) {
        var request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/_switchboard/" + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return expected == 404 ? Json.object() : Json.parse(answer.body());
    }

    private HttpResponse<String> get(String path) {
        return send(
                HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
