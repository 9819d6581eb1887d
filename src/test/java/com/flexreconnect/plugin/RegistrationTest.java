package com.flexreconnect.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.flexreconnect.conference.Agent;
import com.flexreconnect.conference.ConferenceEvent.Registered;
import com.flexreconnect.conference.ConferenceEvent.RegisteredWithoutLeg;
import com.flexreconnect.conference.ConferenceEvent.SaidGoodbye;
import com.flexreconnect.conference.Rosters;
import com.flexreconnect.recovery.RecordingHearConference;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.WorkflowSid;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who talks where, and who leaves on purpose. */
class RegistrationTest extends PluginSlice {

    @Test
    void aWorkerIsRegistered() {
        reservationIs(ADA);
        rosters.rooms.put(TASK, new Rosters.Room(ROOM, Optional.empty(), Optional.empty()));

        var answer = call("add-worker-to-conference-state", registration());

        assertThat(answer).hasStatus(200).bodyJson().isStrictlyEqualTo("{\"success\":true}");
        assertThat(conferences.heard)
                .containsExactly(new RecordingHearConference.Heard(
                        ROOM,
                        Optional.empty(),
                        new Registered(
                                new Agent(
                                        ADA,
                                        "Ada",
                                        TASK,
                                        new WorkflowSid(sid("WW", 1)),
                                        new ReservationSid(sid("WR", 1))),
                                new CallSid(sid("CA", 2)),
                                Optional.of(new CallSid(sid("CA", 1))),
                                conferences.said())));
        assertThat(attributes.known).containsEntry(TASK, "{\"a\":\"1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"undefined", "null", ""})
    void whatABrowserWritesForNothingIsAbsent(String nothing) {
        reservationIs(ADA);
        rosters.rooms.put(TASK, new Rosters.Room(ROOM, Optional.empty(), Optional.empty()));
        var fields = registration();
        fields.put("customerCallSid", nothing);
        fields.put("taskAttributes", nothing);
        fields.put("workerName", nothing);

        assertThat(call("add-worker-to-conference-state", fields)).hasStatus(200);

        assertThat(conferences.heard)
                .singleElement()
                .extracting("event.customer", "event.agent.name")
                .containsExactly(Optional.empty(), "");
        assertThat(attributes.known).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"undefined", "null", ""})
    void aWorkerWhosePageDoesNotKnowItsLegIsRegisteredInTheTasksOwnRoom(String nothing) {
        reservationIs(ADA);
        rosters.rooms.put(TASK, new Rosters.Room(ROOM, Optional.empty(), Optional.empty()));
        var fields = registration();
        fields.put("workerCallSid", nothing);

        assertThat(call("add-worker-to-conference-state", fields)).hasStatus(200);

        assertThat(conferences.heard)
                .singleElement()
                .extracting("event")
                .isEqualTo(new RegisteredWithoutLeg(
                        new Agent(ADA, "Ada", TASK, new WorkflowSid(sid("WW", 1)), new ReservationSid(sid("WR", 1))),
                        Optional.of(new CallSid(sid("CA", 1))),
                        conferences.said()));
    }

    @Test
    void withoutALegNobodyRegistersInAnotherRoomAndWithAMalformedOneNowhere() {
        reservationIs(ADA);
        var fields = registration();
        fields.put("workerCallSid", "null");
        assertRefused(call("add-worker-to-conference-state", fields), 403, "not_in_conference");

        fields.put("workerCallSid", "CA12");
        assertRefused(call("add-worker-to-conference-state", fields), 400, "malformed_field");
        assertThat(conferences.heard).isEmpty();
    }

    @Test
    void jsonAndABearerTokenAreAsGood() {
        rosters.registered.put(
                ROOM, new Agent(ADA, "Ada", TASK, new WorkflowSid(sid("WW", 1)), new ReservationSid(sid("WR", 1))));
        var json = "{%s,\"taskAttributes\":{\"a\":1},\"customerCallSid\":null}"
                .formatted(registration().entrySet().stream()
                        .filter(field ->
                                field.getKey().endsWith("id") || field.getKey().equals("workerName"))
                        .filter(field -> !field.getKey().equals("customerCallSid"))
                        .map(field -> "\"%s\":\"%s\"".formatted(field.getKey(), field.getValue()))
                        .collect(Collectors.joining(",")));

        var answer = http.perform(post("/flex/add-worker-to-conference-state")
                .contentType("application/json")
                .header("Authorization", "Bearer " + token)
                .content(json));

        assertThat(answer).hasStatus(200).bodyJson().isStrictlyEqualTo("{\"success\":true}");
        assertThat(attributes.known).containsEntry(TASK, "{\"a\":1}");
        assertThat(TWILIO.asked)
                .as("known already: only the token is asked about")
                .hasSize(1);
    }

    @Test
    void nobodyRegistersWithAnothersReservationOrInAnothersRoom() {
        reservationIs(BOB);
        assertRefused(call("add-worker-to-conference-state", registration()), 403, "not_your_reservation");

        reservationIs(ADA);
        TWILIO.says("GET /Participants.json", 200, participants(sid("CA", 7)));
        assertRefused(call("add-worker-to-conference-state", registration()), 403, "not_in_conference");

        loggedIn(BOB, "agent");
        assertRefused(call("add-worker-to-conference-state", registration()), 403, "not_your_worker");
        assertThat(conferences.heard).isEmpty();
    }

    @Test
    void whoTakesPartDoesNotGetAnothersReservationByRegisteringAgain() {
        rosters.agents.put(ROOM, Set.of(ADA));
        reservationIs(BOB);

        assertRefused(call("add-worker-to-conference-state", registration()), 403, "not_your_reservation");
        assertThat(attributes.known).as("of another worker's task").isEmpty();
        assertThat(conferences.heard).isEmpty();
    }

    @Test
    void aCustomerOfAnotherConversationIsNotBelieved() {
        reservationIs(ADA);
        rosters.rooms.put(TASK, new Rosters.Room(ROOM, Optional.empty(), Optional.empty()));
        rosters.seen.clear();
        TWILIO.says("GET /Participants.json", 200, participants(sid("CA", 2)));

        assertThat(call("add-worker-to-conference-state", registration())).hasStatus(200);
        TWILIO.says("GET /Participants.json", 200, participants(sid("CA", 1), sid("CA", 2)));
        assertThat(call("add-worker-to-conference-state", registration())).hasStatus(200);

        assertThat(conferences.heard)
                .extracting("event.customer")
                .containsExactly(Optional.empty(), Optional.of(new CallSid(sid("CA", 1))));
    }

    @Test
    void whoIsSeenInTheRoomMayRegisterThere() {
        reservationIs(ADA);
        TWILIO.says("GET /Participants.json", 200, participants(sid("CA", 2)));

        assertThat(call("add-worker-to-conference-state", registration())).hasStatus(200);
    }

    @Test
    void supervisorsActForOthers() {
        loggedIn(BOB, "supervisor");

        assertThat(call("add-worker-to-conference-state", registration())).hasStatus(200);
        assertThat(call(
                        "remove-worker-from-conference-state",
                        Map.of("conferenceSid", ROOM.value(), "workerSid", ADA.value())))
                .hasStatus(200);
    }

    /** A registration waits for Twilio, a goodbye with a known token does not. */
    @Test
    void aGoodbyeThatOvertakesTheRegistrationIsTheLaterWord() {
        reservationIs(ADA);
        rosters.rooms.put(TASK, new Rosters.Room(ROOM, Optional.empty(), Optional.empty()));
        TWILIO.meanwhile(
                "/Reservations/",
                () -> call(
                        "remove-worker-from-conference-state",
                        Map.of("conferenceSid", ROOM.value(), "workerSid", ADA.value())));

        assertThat(call("add-worker-to-conference-state", registration())).hasStatus(200);

        var events = conferences.heard.stream()
                .map(RecordingHearConference.Heard::event)
                .toList();
        assertThat(events).hasSize(2);
        var goodbye = (SaidGoodbye) events.get(0);
        assertThat(((Registered) events.get(1)).said()).isLessThan(goodbye.said());
    }

    @Test
    void aGoodbyeIsHeardEvenInARoomThatWeDoNotKnow() {
        var answer = call(
                "remove-worker-from-conference-state", Map.of("conferenceSid", ROOM.value(), "workerSid", ADA.value()));

        assertThat(answer).hasStatus(200).bodyJson().isStrictlyEqualTo("{\"status\":200,\"success\":true}");
        assertThat(conferences.heard)
                .containsExactly(new RecordingHearConference.Heard(
                        ROOM, Optional.empty(), new SaidGoodbye(ADA, conferences.said())));
        assertRefused(
                call(
                        "remove-worker-from-conference-state",
                        Map.of("conferenceSid", ROOM.value(), "workerSid", BOB.value())),
                403,
                "not_your_worker");
    }
}
