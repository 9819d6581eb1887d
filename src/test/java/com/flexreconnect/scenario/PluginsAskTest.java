package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.ParticipantChange;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Plugins made for Twilio's original sample do by themselves what the service does here: they may, and are answered. */
class PluginsAskTest extends Scenario {

    @Test
    void everybody_but_agents_and_supervisors_is_moved_to_the_new_conference() {
        var customer = callWithAda();
        var expert = twilio.addThirdParty(customer, "+15557770001");
        var supervisor = twilio.supervisorOf(customer);
        supervisor.barge();
        var old = ada.conference().orElseThrow();
        var bob = twilio.agent("Bob");
        twilio.incomingCall("+15551230002");
        registered(bob);
        var other = bob.conference().orElseThrow();
        twilio.world().participants().update(old.sid(), customer.callSid(), keepOpen());

        var move = Map.of("conferenceSid", old.sid(), "newConferenceName", other.friendlyName());
        assertThat(ask(ada, "move-conference-participants-to-new-conference", move)
                        .path("status")
                        .asInt())
                .as("into somebody else's conversation")
                .isEqualTo(403);

        var answer = askAsAdmin("move-conference-participants-to-new-conference", move);
        assertThat(answer.path("numberOfParticipantsMoved").asInt()).isEqualTo(2);
        assertThat(answer.path("errors")).isEmpty();
        until(() -> isIn(other, customer) && isIn(other, expert));
        assertThat(supervisor.call().conferenceSid()).isEqualTo(old.sid());
        assertThat(ada.conference().orElseThrow().sid()).isEqualTo(old.sid());

        var again = askAsAdmin("move-conference-participants-to-new-conference", move);
        assertThat(again.path("numberOfParticipantsMoved").asInt()).isZero();
    }

    @Test
    void nobody_is_moved_to_a_conference_that_does_not_live() {
        var customer = callWithAda();
        var room = ada.conference().orElseThrow();
        var answer = ask(
                ada,
                "move-conference-participants-to-new-conference",
                Map.of("conferenceSid", room.sid(), "newConferenceName", "WT" + "0".repeat(32)));
        assertThat(answer.path("status").asInt()).isEqualTo(409);
        assertThat(isIn(room, customer)).isTrue();
    }

    @Test
    void the_customers_leaving_shall_not_end_the_conference_or_it_shall_end_now() {
        var customer = callWithAda();
        var room = ada.conference().orElseThrow();
        assertThat(room.customer().orElseThrow().endConferenceOnExit()).isTrue();

        var set = ask(
                ada,
                "update-end-conference-on-exit",
                Map.of(
                        "conferenceSid",
                        room.sid(),
                        "participantCallSid",
                        customer.callSid(),
                        "endConferenceOnExit",
                        "false"));
        assertThat(set.path("participantResponse").path("endConferenceOnExit").asBoolean(true))
                .isFalse();
        assertThat(ada.conference().orElseThrow().customer().orElseThrow().endConferenceOnExit())
                .isFalse();

        var end = ask(ada, "end-conference", Map.of("conferenceSid", room.sid()));
        assertThat(end.path("conferenceResponse").path("status").asString()).isEqualTo("completed");
        until(() -> !customer.call().live());
        until(() -> twilio.webhooks().log().ofType("conference-end").size() == 1);
        assertThat(recoveries()).isEmpty();
    }

    @Test
    void an_agent_of_another_call_is_refused() {
        callWithAda();
        var room = ada.conference().orElseThrow();
        var answer = ask(twilio.agent("Bob"), "end-conference", Map.of("conferenceSid", room.sid()));
        assertThat(answer.path("status").asInt()).isEqualTo(403);
        assertThat(ada.talks()).isTrue();
    }

    private static ParticipantChange keepOpen() {
        return ParticipantChange.endConferenceOnExit(false);
    }

    private static boolean isIn(ConferenceView room, SimulatedCustomer someone) {
        return room.sid().equals(someone.call().conferenceSid());
    }

    private JsonNode askAsAdmin(String what, Map<String, String> fields) {
        return ask(twilio.token(ada.workerSid(), List.of("admin"), Duration.ofMinutes(1)), what, fields);
    }

    private JsonNode ask(SimulatedAgent agent, String what, Map<String, String> fields) {
        return ask(agent.token(), what, fields);
    }

    private JsonNode ask(String token, String what, Map<String, String> fields) {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(centre.service.url() + "/flex/" + what))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return Json.parse(http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .join()
                    .body());
        }
    }
}
