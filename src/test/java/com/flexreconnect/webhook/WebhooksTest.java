package com.flexreconnect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.flexreconnect.conference.ConferenceEvent.Left;
import com.flexreconnect.conference.Departure;
import com.flexreconnect.recovery.RecordingHearConference;
import com.flexreconnect.recovery.RecordingHearTaskRouter;
import com.flexreconnect.recovery.TaskRouterNews;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What Twilio gets for what it sends: real inbox, real database. */
@WebMvcTest(controllers = {ConferenceStatusController.class, TaskEventController.class})
@Import(InboxDatabase.class)
class WebhooksTest {
    private static final String CALLBACK = "/conference-status-handler";
    private static final String EVENTS = "/task-event-handler";
    private static final String LEAVE =
            "AccountSid=AC00000000000000000000000000000001&ConferenceSid=CF00000000000000000000000000000001"
                    + "&FriendlyName=WT00000000000000000000000000000001&SequenceNumber=6"
                    + "&Timestamp=Thu%2C+1+Jun+2017+20%3A48%3A32+%2B0000&StatusCallbackEvent=participant-leave"
                    + "&CallSid=CA00000000000000000000000000000001&Muted=false&Hold=false&Coaching=false"
                    + "&EndConferenceOnExit=false&StartConferenceOnEnter=true&ParticipantLabel=M%C3%BCller"
                    + "&ParticipantCallStatus=completed&ReasonParticipantLeft=participant_hung_up&NewParameter=1";

    @Autowired
    MockMvcTester http;

    @Autowired
    RecordingHearConference conferences;

    @Autowired
    RecordingHearTaskRouter taskRouter;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void forget() {
        jdbc.sql("truncate inbox").update();
        conferences.heard.clear();
        conferences.meanwhile = () -> {};
        taskRouter.heard.clear();
        taskRouter.meanwhile = news -> {};
    }

    @Test
    void aCallbackIsHeard() {
        var answer = send(Twilio.form(CALLBACK, LEAVE));

        assertThat(answer).hasStatus(200).bodyJson().isStrictlyEqualTo("{}");
        assertThat(conferences.heard)
                .containsExactly(new RecordingHearConference.Heard(
                        new ConferenceSid("CF00000000000000000000000000000001"),
                        Optional.of(new TaskSid("WT00000000000000000000000000000001")),
                        new Left(new CallSid("CA00000000000000000000000000000001"), 6, Departure.HUNG_UP)));
    }

    @Test
    void theSameCallbackIsHeardOnce() {
        send(Twilio.form(CALLBACK, LEAVE));
        var again = send(Twilio.form(CALLBACK, LEAVE));
        var retold = send(Twilio.form(CALLBACK, LEAVE + "&I=2"));

        assertThat(again).hasStatus(200).bodyJson().isStrictlyEqualTo("{}");
        assertThat(retold).hasStatus(200);
        assertThat(conferences.heard).hasSize(1);
    }

    @Test
    void queriesAndRepeatedFieldsArePartOfTheSignature() {
        var answer = send(Twilio.form(CALLBACK + "?x=a%20b&y='", LEAVE + "&Tag=b&Tag=a&Tag=b"));

        assertThat(answer).hasStatus(200);
        assertThat(conferences.heard).hasSize(1);
    }

    @Test
    void aCallbackThatSaysNothingToUsIsFineAndNotKept() {
        var answer = send(Twilio.form(CALLBACK, "StatusCallbackEvent=participant-hold&ConferenceSid=CFx"));

        assertThat(answer).hasStatus(200).bodyJson().isStrictlyEqualTo("{}");
        assertThat(inbox()).isZero();
    }

    @Test
    void everyEventOfABatchCounts() {
        var batch = "[%s,%s,%s,%s,5,null,%s]"
                .formatted(
                        Events.accepted("EZ1", "{}"),
                        Events.bare("EZ2", "worker.activity.update"),
                        "{\"type\":\"com.twilio.taskrouter.task.canceled\",\"id\":\"EZ3\",\"data\":7}",
                        Events.bare("EZ4", "task.canceled"),
                        Events.bare("EZ5", "task-queue.entered"));

        var answer = send(Twilio.json(EVENTS, batch));

        assertThat(answer).hasStatus(200).bodyJson().isStrictlyEqualTo("{\"success\":true}");
        assertThat(taskRouter.heard)
                .extracting(TaskRouterNews::kind)
                .containsExactly(
                        TaskRouterNews.Kind.RESERVATION_ACCEPTED,
                        TaskRouterNews.Kind.TASK_CANCELED,
                        TaskRouterNews.Kind.TASK_QUEUE_ENTERED);
        assertThat(taskRouter.heard.getFirst().worker()).contains(new WorkerSid("WK00000000000000000000000000000001"));
    }

    @Test
    void oneEventMayComeAloneAndTwice() {
        send(Twilio.json(EVENTS, Events.accepted("EZ1", "{}")).contentType("application/cloudevents+json"));
        var again = send(Twilio.json(EVENTS, "[" + Events.accepted("EZ1", "{\\\"other\\\":1}") + "]")
                .contentType("application/cloudevents-batch+json; charset=utf-8"));

        assertThat(again).hasStatus(200).bodyJson().isStrictlyEqualTo("{\"success\":true}");
        assertThat(taskRouter.heard).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "", "[{]", "\"text\"", "[]", "\u0000"})
    void anAuthenticBodyThatMakesNoSenseGets200(String body) {
        assertThat(send(Twilio.json(EVENTS, body))).hasStatus(200).bodyJson().isStrictlyEqualTo("{\"success\":true}");
        assertThat(taskRouter.heard).isEmpty();
    }

    @Test
    void nothingIsHeardWithoutAGoodSignature() {
        var missing =
                post(CALLBACK).contentType("application/x-www-form-urlencoded").content(LEAVE);
        var wrong = Twilio.form(CALLBACK, LEAVE).content(LEAVE.replace("Number=6", "Number=7"));
        var noHash = post(EVENTS)
                .contentType("application/json")
                .header("X-Twilio-Signature", Twilio.sign(EVENTS))
                .content(Events.accepted("EZ1", "{}"));

        assertRefused(send(missing), 403, "signature_missing");
        assertRefused(send(wrong), 403, "signature_invalid");
        assertRefused(send(noHash), 403, "body_hash_missing");
        assertThat(conferences.heard).isEmpty();
        assertThat(taskRouter.heard).isEmpty();
        assertThat(inbox()).isZero();
    }

    @Test
    void anEscapedAddressIsNoWayAround() {
        var request = post(java.net.URI.create("/task%2Devent-handler"))
                .contentType("application/json")
                .content(Events.accepted("EZ1", "{}"));

        assertThat(send(request).getResponse().getStatus()).isBetween(400, 499);
        assertThat(taskRouter.heard).isEmpty();
    }

    @Test
    void wrongMethodsAndContentTypesAreToldSo() {
        assertRefused(send(get(CALLBACK)), 405, "method_not_allowed");
        assertRefused(send(put(EVENTS)), 405, "method_not_allowed");
        assertThat(send(get(EVENTS))).hasHeader("Allow", "POST");
        assertRefused(send(Twilio.form(CALLBACK, LEAVE).contentType("text/plain")), 415, "unsupported_media_type");
        assertRefused(send(Twilio.json(EVENTS, "[]").contentType("application/xml")), 415, "unsupported_media_type");
        assertRefused(send(post(EVENTS)), 415, "unsupported_media_type");
    }

    @Test
    void whatIsTooLongOrGarbledIsToldSo() {
        assertRefused(send(Twilio.form(CALLBACK, "a=" + "x".repeat(64 * 1024))), 413, "body_too_long");
        assertRefused(send(Twilio.json(EVENTS, "\"" + "x".repeat(1024 * 1024) + "\"")), 413, "body_too_long");
        var garbled = post(CALLBACK)
                .contentType("application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", "x")
                .content("a=%zz");
        assertRefused(send(garbled), 400, "malformed_form");
    }

    @Test
    void whatCannotBeJudgedIsPutAsideAndDoesNotHarmTheOthers() {
        taskRouter.meanwhile = news -> {
            if (news.reason().equals("poison")) throw new IllegalStateException("secret attributes");
        };
        var poison = Events.of("EZ2", "task.canceled", "\"reason\":\"poison\"");

        var answer = send(Twilio.json(
                EVENTS,
                "[%s,%s,%s]".formatted(Events.bare("EZ1", "task.canceled"), poison, Events.accepted("EZ3", "{}"))));

        assertThat(answer).hasStatus(200).bodyJson().isStrictlyEqualTo("{\"success\":true}");
        assertThat(taskRouter.heard).hasSize(2);
        assertThat(jdbc.sql("select key from inbox where judge_at is not null and body is not null and fault ="
                                + " 'java.lang.IllegalStateException'")
                        .query(String.class)
                        .list())
                .containsExactly("event:EZ2");
        assertThat(send(Twilio.json(EVENTS, poison))).as("told again").hasStatus(200);
    }

    @Test
    void whatCannotBeStoredIsAskedForAgain() {
        jdbc.sql("alter table inbox rename to away").update();
        try {
            assertRefused(send(Twilio.json(EVENTS, Events.accepted("EZ1", "{}"))), 503, "not_stored");
            assertRefused(send(Twilio.form(CALLBACK, LEAVE)), 503, "not_stored");
        } finally {
            jdbc.sql("alter table away rename to inbox").update();
        }
        assertThat(conferences.heard).isEmpty();

        assertThat(send(Twilio.form(CALLBACK, LEAVE))).hasStatus(200);
        assertThat(conferences.heard).hasSize(1);
    }

    private MvcTestResult send(MockHttpServletRequestBuilder request) {
        return http.perform(request);
    }

    private int inbox() {
        return jdbc.sql("select count(*) from inbox").query(Integer.class).single();
    }

    private static void assertRefused(MvcTestResult answer, int status, String code) {
        assertThat(answer).hasStatus(status).hasContentTypeCompatibleWith("application/json");
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo(status);
        assertThat(answer).bodyJson().extractingPath("$.error.code").isEqualTo(code);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.error.message")
                .asString()
                .endsWith(".");
    }
}
