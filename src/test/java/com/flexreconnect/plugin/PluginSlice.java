package com.flexreconnect.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.flexreconnect.conference.KnownRosters;
import com.flexreconnect.recovery.HearNothingInPassing;
import com.flexreconnect.recovery.KnownStatuses;
import com.flexreconnect.recovery.RecordingHearConference;
import com.flexreconnect.recovery.RememberedAttributes;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
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
@Import({PluginSlice.Behind.class, Access.class, ReadCaller.class, Tokens.class, Permits.class, MoveParticipants.class})
abstract class PluginSlice {
    static final TwilioBehindIt TWILIO = new TwilioBehindIt();
    static final String FLEX = "https://flex.twilio.com";
    static final WorkerSid ADA = new WorkerSid(sid("WK", 1));
    static final WorkerSid BOB = new WorkerSid(sid("WK", 2));
    static final ConferenceSid ROOM = new ConferenceSid(sid("CF", 1));
    static final TaskSid TASK = new TaskSid(sid("WT", 1));
    static final String VALIDATE = "POST /Tokens/validate";

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan("com.flexreconnect.twilio")
    static class Behind {
        @Bean
        HearNothingInPassing inPassing() {
            return new HearNothingInPassing();
        }

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

    static int tokens;
    String token = "";

    @BeforeEach
    void forget() {
        TWILIO.forget();
        conferences.heard.clear();
        rosters.agents.clear();
        rosters.registered.clear();
        rosters.seen.clear();
        rosters.seen.put(ROOM, new CallSid(sid("CA", 1)));
        rosters.rooms.clear();
        attributes.known.clear();
        statuses.known.clear();
        loggedIn(ADA, "agent");
    }

    void loggedIn(WorkerSid worker, String role) {
        token = "token-" + ++tokens;
        TWILIO.asked.clear();
        TWILIO.says(VALIDATE, 200, """
                {"valid":true,"code":0,"message":null,"expiration":"2099-01-01T00:00:00Z","realm_user_id":"x",
                 "identity":"someone","roles":["%s"],"worker_sid":"%s"}""".formatted(role, worker));
    }

    MvcTestResult call(String endpoint, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("Token", token);
        return send(endpoint, all);
    }

    MvcTestResult send(String endpoint, Map<String, String> fields) {
        return http.perform(post("/flex/" + endpoint)
                .contentType("application/x-www-form-urlencoded;charset=UTF-8")
                .content(fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
    }

    static Map<String, String> registration() {
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

    static void reservationIs(WorkerSid worker) {
        TWILIO.says("GET /Reservations/" + sid("WR", 1), 200, reservation(worker));
    }

    static String reservation(WorkerSid worker) {
        return "{\"sid\":\"%s\",\"task_sid\":\"%s\",\"worker_sid\":\"%s\",\"reservation_status\":\"accepted\"}"
                .formatted(sid("WR", 1), TASK, worker);
    }

    static String participant(String call, boolean ends) {
        return "{\"call_sid\":\"%s\",\"end_conference_on_exit\":%s,\"hold\":false,\"muted\":false,\"coaching\":false}"
                .formatted(call, ends);
    }

    static String participants(String... calls) {
        return java.util.Arrays.stream(calls)
                .map(call -> participant(call, false))
                .collect(Collectors.joining(",", "{\"participants\":[", "],\"page_size\":1000}"));
    }

    static String phone(String call, String to) {
        return "{\"sid\":\"%s\",\"status\":\"in-progress\",\"to\":\"%s\"}".formatted(call, to);
    }

    static void liveConference() {
        TWILIO.says(
                "GET /Conferences.json",
                200,
                "{\"conferences\":[{\"sid\":\"%s\",\"status\":\"in-progress\"}],\"page_size\":1}"
                        .formatted(sid("CF", 2)));
    }

    static String sid(String kind, int number) {
        return kind + "%032d".formatted(number);
    }

    static void assertRefused(MvcTestResult answer, int status, String code) {
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
