package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConferencesTest {

    private static final String PATH = Given.API + "/Conferences/" + Given.CONFERENCE + ".json";

    private final StubTwilio twilio = new StubTwilio();
    private final Conferences conferences = new Conferences(Given.line(twilio));

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void an_announcement_names_its_method() {
        twilio.next(conference("in-progress"));
        conferences.announce(Given.CONFERENCE, URI.create("https://reconnect.example/voice/announcement?l=de"));
        assertThat(twilio.only().path()).isEqualTo(PATH);
        assertThat(twilio.only().form())
                .containsEntry("AnnounceUrl", "https://reconnect.example/voice/announcement?l=de")
                .containsEntry("AnnounceMethod", "GET")
                .hasSize(2);
    }

    @Test
    void a_conference_is_ended_in_one_request() {
        twilio.next(conference("completed"));
        conferences.end(Given.CONFERENCE);
        assertThat(twilio.only().form()).containsOnlyKeys("Status").containsEntry("Status", "completed");
    }

    @Test
    void one_that_has_ended_already_is_fine() {
        twilio.next(Answer.error(400, 20001), conference("completed"));
        assertThatNoException().isThrownBy(() -> conferences.end(Given.CONFERENCE));
        twilio.next(Answer.error(404, 20404));
        assertThatNoException().isThrownBy(() -> conferences.end(Given.CONFERENCE));
    }

    @Test
    void a_refusal_to_end_a_live_one_is_told() {
        twilio.next(Answer.error(400, 20001), conference("in-progress"));
        assertThatExceptionOfType(TwilioFailure.Refused.class).isThrownBy(() -> conferences.end(Given.CONFERENCE));
    }

    @Test
    void wrong_credentials_need_no_second_look() {
        twilio.next(Answer.error(401, 20003));
        assertThatExceptionOfType(TwilioFailure.Refused.class).isThrownBy(() -> conferences.end(Given.CONFERENCE));
        assertThat(twilio.heard()).hasSize(1);
    }

    @Test
    void the_live_conference_of_a_task_is_found_by_its_name() {
        twilio.next(
                Answer.ok(
                        "{\"conferences\":[{\"sid\":\"%s\",\"status\":\"in-progress\"}]}".formatted(Given.CONFERENCE)),
                Answer.ok("{\"conferences\":[]}"));
        assertThat(conferences.inProgress(Given.TASK)).contains(Given.CONFERENCE);
        assertThat(twilio.only().query())
                .containsEntry("FriendlyName", Given.TASK.value())
                .containsEntry("Status", "in-progress");
        assertThat(conferences.inProgress(Given.TASK)).isEmpty();
    }

    @Test
    void a_conference_is_shown_as_it_is() {
        twilio.next(conference("in-progress"), conference("a-status-of-tomorrow"));
        assertThat(conferences.fetch(Given.CONFERENCE))
                .isEqualTo(new ConferenceSeen(Given.CONFERENCE, Given.TASK.value(), "in-progress"))
                .returns(true, ConferenceSeen::inProgress);
        assertThat(conferences.fetch(Given.CONFERENCE).status()).isEmpty();
    }

    private static Answer conference(String status) {
        return Answer.ok("{\"sid\":\"%s\",\"friendly_name\":\"%s\",\"status\":\"%s\"}"
                .formatted(Given.CONFERENCE, Given.TASK, status));
    }
}
