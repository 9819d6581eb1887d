package com.flexreconnect.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.flexreconnect.conference.Agent;
import com.flexreconnect.conference.ConferenceEvent.Registered;
import com.flexreconnect.conference.ConferenceEvent.SaidGoodbye;
import com.flexreconnect.conference.KnownRosters;
import com.flexreconnect.conference.Rosters;
import com.flexreconnect.recovery.KnownStatuses;
import com.flexreconnect.recovery.RecordingHearConference;
import com.flexreconnect.recovery.RecoveryStatus;
import com.flexreconnect.recovery.RememberedAttributes;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.sid.WorkflowSid;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the plugin gets, with Twilio's REST API behind it over HTTP. */
@WebMvcTest(controllers = {RosterController.class, ConferenceController.class, StatusController.class})
@Import({
    PluginEndpointsTest.Behind.class,
    Access.class,
    ReadCaller.class,
    Tokens.class,
    Permits.class,
    MoveParticipants.class
})
class PluginEndpointsTest {
    private static final TwilioBehindIt TWILIO = new TwilioBehindIt();
    private static final String FLEX = "https://flex.twilio.com";
    private static final WorkerSid ADA = new WorkerSid(sid("WK", 1));
    private static final WorkerSid BOB = new WorkerSid(sid("WK", 2));
    private static final ConferenceSid ROOM = new ConferenceSid(sid("CF", 1));
    private static final TaskSid TASK = new TaskSid(sid("WT", 1));
    private static final String VALIDATE = "POST /Tokens/validate";

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan("com.flexreconnect.twilio")
    static class Behind {
        @Bean
        RecordingHearConference hearConference() {
            return new RecordingHearConference();
        }

        @Bean
        KnownRosters rosters() {
            return new KnownRosters();
        }

        @Bean
        RememberedAttributes attributes() {
            return new RememberedAttributes();
        }

        @Bean
        KnownStatuses statuses() {
            return new KnownStatuses();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("TWILIO_BASE_URL", TWILIO::origin);
    }

    @Autowired
    MockMvcTester http;

    @Autowired
    RecordingHearConference conferences;

    @Autowired
    KnownRosters rosters;

    @Autowired
    RememberedAttributes attributes;

    @Autowired
    KnownStatuses statuses;

    private static int tokens;
    private String token = "";

    @BeforeEach
    void forget() {
        TWILIO.forget();
        conferences.heard.clear();
        rosters.agents.clear();
        rosters.rooms.clear();
        attributes.known.clear();
        statuses.known.clear();
        loggedIn(ADA, "agent");
    }

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
                                Optional.of(new CallSid(sid("CA", 1))))));
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

    @Test
    void jsonAndABearerTokenAreAsGood() {
        rosters.agents.put(ROOM, Set.of(ADA));
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

    @Test
    void aGoodbyeIsHeardEvenInARoomThatWeDoNotKnow() {
        var answer = call(
                "remove-worker-from-conference-state", Map.of("conferenceSid", ROOM.value(), "workerSid", ADA.value()));

        assertThat(answer).hasStatus(200).bodyJson().isStrictlyEqualTo("{\"status\":200,\"success\":true}");
        assertThat(conferences.heard)
                .containsExactly(new RecordingHearConference.Heard(ROOM, Optional.empty(), new SaidGoodbye(ADA)));
        assertRefused(
                call(
                        "remove-worker-from-conference-state",
                        Map.of("conferenceSid", ROOM.value(), "workerSid", BOB.value())),
                403,
                "not_your_worker");
    }

    @Test
    void endConferenceOnExitIsSet() {
        rosters.agents.put(ROOM, Set.of(ADA));
        TWILIO.says("POST /Participants/" + sid("CA", 2) + ".json", 200, participant(sid("CA", 2), true));

        var answer = call(
                "update-end-conference-on-exit",
                Map.of(
                        "conferenceSid",
                        ROOM.value(),
                        "participantCallSid",
                        sid("CA", 2),
                        "endConferenceOnExit",
                        "true"));

        assertThat(answer)
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.participantResponse.endConferenceOnExit")
                .isEqualTo(true);
        assertThat(TWILIO.forms.values()).anyMatch(form -> form.contains("EndConferenceOnExit=true"));
        assertRefused(
                call(
                        "update-end-conference-on-exit",
                        Map.of(
                                "conferenceSid",
                                ROOM.value(),
                                "participantCallSid",
                                sid("CA", 2),
                                "endConferenceOnExit",
                                "yes")),
                400,
                "malformed_field");
    }

    @Test
    void twiliosNoIsPassedOn() {
        rosters.agents.put(ROOM, Set.of(ADA));
        var fields = Map.of(
                "conferenceSid", ROOM.value(), "participantCallSid", sid("CA", 2), "endConferenceOnExit", "true");

        assertRefused(call("update-end-conference-on-exit", fields), 404, "20404");

        TWILIO.says(
                "POST /Participants/" + sid("CA", 2) + ".json",
                429,
                "{\"status\":429,\"code\":20429,\"message\":\"slow\"}");
        assertRefused(call("update-end-conference-on-exit", fields), 429, "20429");

        TWILIO.says("POST /Participants/" + sid("CA", 2) + ".json", 500, "oops");
        assertRefused(call("update-end-conference-on-exit", fields), 503, "twilio_unreachable");
    }

    @Test
    void aConferenceIsEndedOnceOrTwice() {
        rosters.agents.put(ROOM, Set.of(ADA));
        TWILIO.says(
                "POST /Conferences/" + ROOM + ".json",
                200,
                "{\"sid\":\"%s\",\"status\":\"completed\"}".formatted(ROOM));

        assertThat(call("end-conference", Map.of("conferenceSid", ROOM.value())))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{\"status\":200,\"conferenceResponse\":{\"status\":\"completed\"}}");
        TWILIO.replies.remove("POST /Conferences/" + ROOM + ".json");
        assertThat(call("end-conference", Map.of("conferenceSid", ROOM.value())))
                .as("gone")
                .hasStatus(200);
    }

    @ParameterizedTest
    @CsvSource({"end-conference", "update-end-conference-on-exit", "move-conference-participants-to-new-conference"})
    void nobodyChangesConferencesOfOthers(String endpoint) {
        rosters.agents.put(ROOM, Set.of(BOB));

        assertRefused(
                call(
                        endpoint,
                        Map.of(
                                "conferenceSid", ROOM.value(),
                                "participantCallSid", sid("CA", 2),
                                "endConferenceOnExit", "true",
                                "newConferenceName", TASK.value())),
                403,
                "not_in_conference");
        assertThat(TWILIO.asked).as("only the token").hasSize(1);
    }

    @Test
    void whoeverWasLeftBehindMovesButAgents() {
        rosters.agents.put(ROOM, Set.of(ADA));
        liveConference();
        TWILIO.says(
                "GET /Participants.json", 200, participants(sid("CA", 3), sid("CA", 4), sid("CA", 5), sid("CA", 6)));
        TWILIO.says("GET /Calls/" + sid("CA", 3) + ".json", 200, phone(sid("CA", 3), "+15550001"));
        TWILIO.says("GET /Calls/" + sid("CA", 4) + ".json", 200, phone(sid("CA", 4), "client:bob"));
        TWILIO.says("GET /Calls/" + sid("CA", 5) + ".json", 200, phone(sid("CA", 5), "+15550002"));
        TWILIO.says("GET /Calls/" + sid("CA", 6) + ".json", 200, phone(sid("CA", 6), "+15550003"));
        TWILIO.says("POST /Calls/" + sid("CA", 3) + ".json", 200, phone(sid("CA", 3), "+15550001"));
        TWILIO.says(
                "POST /Calls/" + sid("CA", 5) + ".json",
                400,
                "{\"status\":400,\"code\":21220,\"message\":\"not in-progress\"}");
        TWILIO.says("POST /Calls/" + sid("CA", 6) + ".json", 403, "{\"status\":403,\"code\":20003,\"message\":\"no\"}");

        var answer = call(
                "move-conference-participants-to-new-conference",
                Map.of("conferenceSid", ROOM.value(), "newConferenceName", TASK.value()));

        assertThat(answer).hasStatus(200).bodyJson().isStrictlyEqualTo("""
                {"status":200,"numberOfParticipantsMoved":1,"successResponses":[{"callSid":"%s"}],
                 "errors":[{"callSid":"%s","code":"20003","message":"no"}]}
                """.formatted(sid("CA", 3), sid("CA", 6)));
        assertThat(TWILIO.asked)
                .doesNotContain("POST /2010-04-01/Accounts/" + sid("AC", 1) + "/Calls/" + sid("CA", 4) + ".json");
    }

    @Test
    void nobodyIsMovedIntoAConferenceThatDoesNotLive() {
        rosters.agents.put(ROOM, Set.of(ADA));
        TWILIO.says("GET /Conferences.json", 200, "{\"conferences\":[],\"page_size\":1}");

        assertRefused(
                call(
                        "move-conference-participants-to-new-conference",
                        Map.of("conferenceSid", ROOM.value(), "newConferenceName", TASK.value())),
                409,
                "conference_not_live");
    }

    @Test
    void theRecoveryOfTheCallersOwnCallIsTold() {
        assertThat(call("recovery-status", Map.of("taskSid", TASK.value())))
                .hasStatus(200)
                .bodyJson()
                .isStrictlyEqualTo("{\"status\":200,\"recovery\":null}");

        statuses.known.put(
                TASK,
                new RecoveryStatus(
                        ADA,
                        "WAITING",
                        Optional.empty(),
                        Instant.parse("2026-11-22T11:00:00Z"),
                        Optional.of(new TaskSid(sid("WT", 2))),
                        Optional.of("SAME_WORKER")));
        assertThat(call("recovery-status", Map.of("taskSid", TASK.value())))
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"status":200,"recovery":{"phase":"WAITING","outcome":null,
                         "disconnectedTime":"2026-11-22T11:00:00Z","reconnectTaskSid":"%s","target":"SAME_WORKER"}}
                        """.formatted(sid("WT", 2)));

        loggedIn(BOB, "agent");
        assertThat(call("recovery-status", Map.of("taskSid", TASK.value())))
                .bodyJson()
                .isStrictlyEqualTo("{\"status\":200,\"recovery\":null}");
    }

    @Test
    void theConferenceOfATaskIsToldToThoseWhoHaveToDoWithIt() {
        rosters.rooms.put(TASK, new Rosters.Room(ROOM, Optional.of(new CallSid(sid("CA", 1))), Optional.empty()));
        TWILIO.says(
                "GET /Reservations",
                200,
                "{\"reservations\":[%s],\"meta\":{\"key\":\"reservations\"}}".formatted(reservation(ADA)));

        assertThat(call("conference-of-task", Map.of("taskSid", TASK.value())))
                .hasStatus(200)
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"status\":200,\"conference\":{\"conferenceSid\":\"%s\",\"customerCallSid\":\"%s\",\"workerCallSid\":null}}"
                                .formatted(ROOM, sid("CA", 1)));

        loggedIn(BOB, "agent");
        assertThat(call("conference-of-task", Map.of("taskSid", TASK.value())))
                .bodyJson()
                .isStrictlyEqualTo("{\"status\":200,\"conference\":null}");
    }

    @Test
    void withoutAGoodTokenThereIsNothing() {
        var fields = new HashMap<>(Map.of("conferenceSid", ROOM.value(), "workerSid", ADA.value()));
        fields.put("Token", "undefined");
        assertRefused(send("remove-worker-from-conference-state", fields), 401, "token_missing");

        fields.put("Token", "forged");
        TWILIO.says(VALIDATE, 200, "{\"valid\":false,\"message\":\"Token is expired\"}");
        var refused = send("remove-worker-from-conference-state", fields);
        assertRefused(refused, 401, "token_invalid");
        assertThat(refused).hasHeader("WWW-Authenticate", "Bearer");

        fields.put("Token", "unlucky");
        TWILIO.says(VALIDATE, 500, "oops");
        assertRefused(send("remove-worker-from-conference-state", fields), 503, "twilio_unreachable");
        assertThat(conferences.heard).isEmpty();
    }

    @Test
    void badInputIsToldSo() {
        assertRefused(call("end-conference", Map.of()), 400, "missing_field");
        assertRefused(call("end-conference", Map.of("conferenceSid", "CF1")), 400, "malformed_field");
        assertRefused(http.perform(get("/flex/end-conference")), 405, "method_not_allowed");
        assertRefused(
                http.perform(
                        post("/flex/end-conference").contentType("text/plain").content("x")),
                415,
                "unsupported_media_type");
        assertRefused(
                http.perform(post("/flex/end-conference")
                        .contentType("application/json")
                        .content("[1")),
                400,
                "malformed_json");
        assertRefused(http.perform(post("/flex/nothing-here")), 404, "not_found");
        assertRefused(call("end-conference", Map.of("x", "y".repeat(70_000))), 413, "body_too_long");
    }

    @Test
    void pagesOfFlexMayCallAndOthersMayNot() {
        var asked = http.perform(options("/flex/end-conference")
                .header("Origin", FLEX)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type"));
        assertThat(asked).hasStatus(200).hasHeader("Access-Control-Allow-Origin", FLEX);

        var refused = http.perform(post("/flex/end-conference")
                .header("Origin", FLEX)
                .contentType("application/x-www-form-urlencoded")
                .content("Token=undefined"));
        assertThat(refused).as("a refusal can be read, too").hasHeader("Access-Control-Allow-Origin", FLEX);
        assertRefused(refused, 401, "token_missing");

        var evil = http.perform(options("/flex/end-conference")
                .header("Origin", "https://evil.example.com")
                .header("Access-Control-Request-Method", "POST"));
        assertRefused(evil, 403, "origin_not_allowed");
        assertThat(evil).doesNotContainHeader("Access-Control-Allow-Origin");
    }

    private void loggedIn(WorkerSid worker, String role) {
        token = "token-" + ++tokens;
        TWILIO.asked.clear();
        TWILIO.says(VALIDATE, 200, """
                {"valid":true,"code":0,"message":null,"expiration":"2099-01-01T00:00:00Z","realm_user_id":"x",
                 "identity":"someone","roles":["%s"],"worker_sid":"%s"}""".formatted(role, worker));
    }

    private MvcTestResult call(String endpoint, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("Token", token);
        return send(endpoint, all);
    }

    private MvcTestResult send(String endpoint, Map<String, String> fields) {
        return http.perform(post("/flex/" + endpoint)
                .contentType("application/x-www-form-urlencoded;charset=UTF-8")
                .content(fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
    }

    private static Map<String, String> registration() {
        return new HashMap<>(Map.of(
                "conferenceSid", ROOM.value(),
                "taskSid", TASK.value(),
                "taskAttributes", "{\"a\":\"1\"}",
                "taskWorkflowSid", sid("WW", 1),
                "customerCallSid", sid("CA", 1),
                "workerSid", ADA.value(),
                "workerReservationSid", sid("WR", 1),
                "workerCallSid", sid("CA", 2),
                "workerName", "Ada"));
    }

    private static void reservationIs(WorkerSid worker) {
        TWILIO.says("GET /Reservations/" + sid("WR", 1), 200, reservation(worker));
    }

    private static String reservation(WorkerSid worker) {
        return "{\"sid\":\"%s\",\"task_sid\":\"%s\",\"worker_sid\":\"%s\",\"reservation_status\":\"accepted\"}"
                .formatted(sid("WR", 1), TASK, worker);
    }

    private static String participant(String call, boolean ends) {
        return "{\"call_sid\":\"%s\",\"end_conference_on_exit\":%s,\"hold\":false,\"muted\":false,\"coaching\":false}"
                .formatted(call, ends);
    }

    private static String participants(String... calls) {
        return java.util.Arrays.stream(calls)
                .map(call -> participant(call, false))
                .collect(Collectors.joining(",", "{\"participants\":[", "],\"page_size\":1000}"));
    }

    private static String phone(String call, String to) {
        return "{\"sid\":\"%s\",\"status\":\"in-progress\",\"to\":\"%s\"}".formatted(call, to);
    }

    private static void liveConference() {
        TWILIO.says(
                "GET /Conferences.json",
                200,
                "{\"conferences\":[{\"sid\":\"%s\",\"status\":\"in-progress\"}],\"page_size\":1}"
                        .formatted(sid("CF", 2)));
    }

    private static String sid(String kind, int number) {
        return kind + "%032d".formatted(number);
    }

    private static void assertRefused(MvcTestResult answer, int status, String code) {
        assertThat(answer).hasStatus(status).hasContentTypeCompatibleWith("application/json");
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo(status);
        assertThat(answer).bodyJson().extractingPath("$.error.code").isEqualTo(code);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.error.message")
                .asString()
                .isNotBlank();
    }
}
