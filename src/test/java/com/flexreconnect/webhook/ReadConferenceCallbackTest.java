package com.flexreconnect.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.ConferenceEvent.Ended;
import com.flexreconnect.conference.ConferenceEvent.Joined;
import com.flexreconnect.conference.ConferenceEvent.Left;
import com.flexreconnect.conference.ConferenceEvent.Modified;
import com.flexreconnect.conference.Departure;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.web.Body;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadConferenceCallbackTest {
    private static final String CALL = "CA00000000000000000000000000000001";
    private static final String ROOM = "AccountSid=AC00000000000000000000000000000001"
            + "&ConferenceSid=CF00000000000000000000000000000001&FriendlyName=WT00000000000000000000000000000001"
            + "&Timestamp=Thu%2C+1+Jun+2017+20%3A48%3A32+%2B0000";

    @Test
    void aJoin() {
        var news = read("&StatusCallbackEvent=participant-join&SequenceNumber=2&CallSid=" + CALL
                        + "&Muted=false&Hold=false&Coaching=false&EndConferenceOnExit=true&StartConferenceOnEnter=true")
                .orElseThrow();

        assertThat(news.conference()).isEqualTo(new ConferenceSid("CF00000000000000000000000000000001"));
        assertThat(news.task()).contains(new TaskSid("WT00000000000000000000000000000001"));
        assertThat(news.event()).isEqualTo(new Joined(new CallSid(CALL), 2, true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&Muted=true&Coaching=false", "&Muted=false&Coaching=true"})
    void aListenerIsNobodyToTalkTo(String how) {
        assertThat(read("&StatusCallbackEvent=participant-join&SequenceNumber=2&CallSid=" + CALL + how)
                        .orElseThrow()
                        .event())
                .isEqualTo(new Joined(new CallSid(CALL), 2, false, true));
    }

    /** Were a redirect told so, the caller would be let go who has just been sent to the queue. */
    @ParameterizedTest
    @CsvSource({"in-progress, HUNG_UP_OR_REDIRECTED", "completed, HUNG_UP", "failed, HUNG_UP", "'', HUNG_UP"})
    void aHangUpOfACallThatGoesOnIsNoCertainHangUp(String call, Departure departure) {
        assertThat(read("&StatusCallbackEvent=participant-leave&SequenceNumber=5&CallSid=" + CALL
                                + "&ParticipantCallStatus=" + call + "&ReasonParticipantLeft=participant_hung_up")
                        .orElseThrow()
                        .event())
                .isEqualTo(new Left(new CallSid(CALL), 5, departure));
    }

    @ParameterizedTest
    @CsvSource({
        "participant_hung_up,          HUNG_UP",
        "participant-hung-up,          HUNG_UP",
        "PARTICIPANT_HUNG_UP,          HUNG_UP",
        "participant_updated_via_api,  REDIRECTED",
        "conference_ended_via_api,     ROOM_CLOSED",
        "moderator_ended_conference,   ROOM_CLOSED",
        "moderator-ended-conference,   ROOM_CLOSED",
        "participant_add_failed,       NEVER_ARRIVED",
        "participant_was_abducted,     UNSAID",
        "'',                           UNSAID"
    })
    void aLeaveAndItsReason(String reason, Departure departure) {
        assertThat(read("&StatusCallbackEvent=participant-leave&SequenceNumber=5&CallSid=" + CALL
                                + "&ParticipantCallStatus=completed&ReasonParticipantLeft=" + reason)
                        .orElseThrow()
                        .event())
                .isEqualTo(new Left(new CallSid(CALL), 5, departure));
    }

    @Test
    void aModifyAndAnEnd() {
        assertThat(read("&StatusCallbackEvent=participant-modify&SequenceNumber=4&EndConferenceOnExit=True&CallSid="
                                + CALL)
                        .orElseThrow()
                        .event())
                .isEqualTo(new Modified(new CallSid(CALL), 4, true));
        assertThat(
                        read("&StatusCallbackEvent=conference-end&SequenceNumber=9&ReasonConferenceEnded=last-participant-left")
                                .orElseThrow()
                                .event())
                .isEqualTo(new Ended(9));
    }

    @Test
    void aNameThatIsNoTaskIsNoTask() {
        var form = form("ConferenceSid=CF00000000000000000000000000000001&FriendlyName=Weekly+meeting"
                + "&StatusCallbackEvent=conference-end&SequenceNumber=1");

        assertThat(ReadConferenceCallback.from(form).orElseThrow().task()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&StatusCallbackEvent=participant-hold&SequenceNumber=3&CallSid=" + CALL,
                "&StatusCallbackEvent=conference-start&SequenceNumber=3",
                "&StatusCallbackEvent=participant-leave&SequenceNumber=3",
                "&StatusCallbackEvent=participant-leave&SequenceNumber=3&CallSid=not-a-sid"
            })
    void whatSaysNothingToUsIsLeftAlone(String rest) {
        assertThat(read(rest)).isEmpty();
    }

    @Test
    void theKeyIsConferenceAndSequenceNumber() {
        assertThat(read("&StatusCallbackEvent=conference-end&SequenceNumber=9")
                        .orElseThrow()
                        .key())
                .isEqualTo("conference:CF00000000000000000000000000000001:9");
    }

    @Test
    void withoutSequenceNumberOnlyTheSameTextIsTheSameNews() {
        var one = read("&StatusCallbackEvent=participant-modify&EndConferenceOnExit=true&CallSid=" + CALL);
        var same = read("&StatusCallbackEvent=participant-modify&EndConferenceOnExit=true&CallSid=" + CALL);
        var other = read("&StatusCallbackEvent=participant-modify&EndConferenceOnExit=false&CallSid=" + CALL);

        assertThat(one).isEqualTo(same).isNotEqualTo(other);
        assertThat(one.orElseThrow().key()).isNotEqualTo(other.orElseThrow().key());
    }

    private static Optional<ConferenceNews> read(String rest) {
        return ReadConferenceCallback.from(form(ROOM + rest));
    }

    private static SignedForm form(String text) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        return new SignedForm(body, Body.form(body));
    }
}
