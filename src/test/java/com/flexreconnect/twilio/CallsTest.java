package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsTest {

    private final StubTwilio twilio = new StubTwilio();
    private final Calls calls = new Calls(Given.line(twilio));

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void a_redirect_carries_the_twiml_as_it_is() {
        twilio.next(call("in-progress", "+15005550006"));
        calls.redirect(Given.CALL, "<Response><Say>Grüße &amp; bis gleich</Say></Response>");
        assertThat(twilio.only().path()).isEqualTo(Given.API + "/Calls/" + Given.CALL + ".json");
        assertThat(twilio.only().form())
                .isEqualTo(Map.of("Twiml", "<Response><Say>Grüße &amp; bis gleich</Say></Response>"));
    }

    @ParameterizedTest
    @CsvSource({"400, 21220", "404, 20404"})
    void a_caller_who_hung_up_is_gone(int status, int code) {
        twilio.next(Answer.error(status, code));
        assertThatExceptionOfType(TwilioFailure.Gone.class).isThrownBy(() -> calls.redirect(Given.CALL, "<Response/>"));
    }

    @ParameterizedTest
    @CsvSource({
        "in-progress, +15005550006,    true,  false",
        "completed,   client:agent_40x, false, true",
        "ringing,     sip:a@b.example, false, false",
    })
    void a_call_is_shown_as_it_is(String status, String to, boolean inProgress, boolean isBrowser) {
        twilio.next(call(status, to));
        assertThat(calls.fetch(Given.CALL)).isEqualTo(new CallSeen(status, to, inProgress, isBrowser));
    }

    @Test
    void whom_it_called_is_not_printed() {
        twilio.next(call("in-progress", "+15005550006"));
        assertThat(calls.fetch(Given.CALL).toString()).doesNotContain("1500");
    }

    private static Answer call(String status, String to) {
        return Answer.ok("{\"sid\":\"%s\",\"status\":\"%s\",\"to\":\"%s\"}".formatted(Given.CALL, status, to));
    }
}
