package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.flexreconnect.sid.CallSid;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParticipantsTest {

    private static final URI SOUND = URI.create("https://reconnect.example/voice/wait");
    private static final String PATH =
            Given.API + "/Conferences/" + Given.CONFERENCE + "/Participants/" + Given.CALL + ".json";

    private final StubTwilio twilio = new StubTwilio();
    private final Participants participants = new Participants(Given.line(twilio));

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void everybody_in_the_conference_comes_in_one_request() {
        twilio.next(Answer.ok("""
                {"participants":[
                  {"call_sid":"%s","hold":true,"end_conference_on_exit":true,"muted":false,"coaching":false,"label":null},
                  {"call_sid":"%s","hold":false,"end_conference_on_exit":false,"muted":true,"coaching":true,"label":"third"}
                ],"next_page_uri":"/2010-04-01/more","uri":"/2010-04-01/this","page_size":2}""".formatted(Given.CALL, "CA" + "6".repeat(32))));
        assertThat(participants.in(Given.CONFERENCE))
                .containsExactly(
                        new ParticipantSeen(Given.CALL, true, true, false, false, Optional.empty()),
                        new ParticipantSeen(
                                new CallSid("CA" + "6".repeat(32)), false, false, true, true, Optional.of("third")));
        assertThat(twilio.only().query()).containsEntry("PageSize", "1000");
    }

    @Test
    void nobody_is_in_a_conference_that_twilio_does_not_know() {
        twilio.next(Answer.error(404, 20404));
        assertThat(participants.in(Given.CONFERENCE)).isEmpty();
    }

    @Test
    void a_failure_is_not_an_empty_conference() {
        twilio.next(Answer.error(500, 20500));
        assertThatExceptionOfType(TwilioFailure.Unreachable.class).isThrownBy(() -> participants.in(Given.CONFERENCE));
    }

    @Test
    void each_change_is_one_request_that_says_just_that() {
        twilio.always(request -> participant());
        participants.setEndsConference(Given.CONFERENCE, Given.CALL, false);
        participants.takeOffHold(Given.CONFERENCE, Given.CALL);
        participants.takeOffHoldAnnouncing(Given.CONFERENCE, Given.CALL, SOUND);
        participants.hold(Given.CONFERENCE, Given.CALL, SOUND);
        assertThat(twilio.heard()).allMatch(request -> request.path().equals(PATH));
        assertThat(twilio.heard())
                .extracting(Heard::form)
                .containsExactly(
                        Map.of("EndConferenceOnExit", "false"),
                        Map.of("Hold", "false"),
                        Map.of("Hold", "false", "AnnounceUrl", SOUND.toString(), "AnnounceMethod", "GET"),
                        Map.of("Hold", "true", "HoldUrl", SOUND.toString(), "HoldMethod", "GET"));
    }

    @Test
    void a_participant_who_left_is_gone() {
        twilio.next(Answer.error(404, 20404));
        assertThatExceptionOfType(TwilioFailure.Gone.class)
                .isThrownBy(() -> participants.fetch(Given.CONFERENCE, Given.CALL));
    }

    @Test
    void the_answer_to_a_change_is_what_twilio_made_of_it() {
        twilio.next(participant());
        assertThat(participants.setEndsConference(Given.CONFERENCE, Given.CALL, false))
                .isEqualTo(new ParticipantSeen(Given.CALL, true, true, false, false, Optional.empty()));
    }

    private static Answer participant() {
        return Answer.ok("{\"call_sid\":\"%s\",\"hold\":true,\"end_conference_on_exit\":true}".formatted(Given.CALL));
    }
}
