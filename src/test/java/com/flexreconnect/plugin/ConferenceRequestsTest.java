package com.flexreconnect.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.sid.ConferenceSid;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the plugin has done at Twilio. */
class ConferenceRequestsTest extends PluginSlice {

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
        rosters.agents.put(new ConferenceSid(sid("CF", 2)), Set.of(ADA));
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
    void nobodyIsMovedIntoAConversationOfOthers() {
        rosters.agents.put(ROOM, Set.of(ADA));
        liveConference();
        TWILIO.says("GET /Reservations", 200, "{\"reservations\":[%s]}".formatted(reservation(BOB)));
        var fields = Map.of("conferenceSid", ROOM.value(), "newConferenceName", TASK.value());

        assertRefused(call("move-conference-participants-to-new-conference", fields), 403, "not_in_conference");

        TWILIO.says("GET /Reservations", 200, "{\"reservations\":[%s]}".formatted(reservation(ADA)));
        TWILIO.says("GET /Participants.json", 200, participants());
        assertThat(call("move-conference-participants-to-new-conference", fields))
                .hasStatus(200);
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
}
