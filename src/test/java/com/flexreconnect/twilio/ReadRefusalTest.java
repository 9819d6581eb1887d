package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twilio's status and code say what to do next. */
class ReadRefusalTest {

    private final StubTwilio twilio = new StubTwilio();

    @AfterEach
    void stop() {
        twilio.close();
    }

    @ParameterizedTest(name = "HTTP {0} with code {1} is {2}")
    @CsvSource({
        "404, 20404, Gone",
        "410, 0,     Gone",
        "400, 21220, Gone",
        "400, 20001, Refused",
        "401, 20003, Refused",
        "403, 20403, Refused",
        "409, 20409, Refused",
        "302, 0,     Refused",
        "412, 20412, Stale",
        "429, 20429, Busy",
        "408, 0,     Unreachable",
        "500, 20500, Unreachable",
        "502, 0,     Unreachable",
        "503, 20503, Unreachable",
        "504, 0,     Unreachable",
    })
    void an_answer_says_what_to_do_next(int status, int code, String kind) {
        twilio.next(Answer.error(status, code));
        var failure = redirected();
        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.code()).isEqualTo(code);
    }

    /** A gateway that waited in vain does not know what goes on behind it. */
    @ParameterizedTest(name = "after HTTP {0} it may still happen: {1}")
    @CsvSource({"408, true", "500, false", "502, true", "503, false", "504, true"})
    void some_answers_do_not_end_the_request(int status, boolean may) {
        twilio.next(Answer.error(status, 0));
        assertThat(((TwilioFailure.Unreachable) redirected()).mayStillHappen()).isEqualTo(may);
    }

    @Test
    void what_was_never_sent_never_happens() {
        assertThat(new TwilioFailure.Unreachable(new ConnectException()).mayStillHappen())
                .isFalse();
        assertThat(new TwilioFailure.Unreachable(new UnknownHostException()).mayStillHappen())
                .isFalse();
        assertThat(new TwilioFailure.Unreachable(new SocketTimeoutException()).mayStillHappen())
                .isTrue();
    }

    @ParameterizedTest(name = "HTTP {0}, Retry-After {1}: {2} ms")
    @CsvSource({"429, 7, 7000", "503, 2, 2000", "429, 'Wed, 21 Oct 2026 07:28:00 GMT', 1000", "429, -3, 0"})
    void busy_says_for_how_long(int status, String retryAfter, long expected) {
        twilio.next(Answer.error(status, 0).with("retry-after", retryAfter));
        assertThat(redirected())
                .isInstanceOfSatisfying(
                        TwilioFailure.Busy.class,
                        busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofMillis(expected)));
    }

    @Test
    void busy_without_a_hint_means_a_second() {
        twilio.next(Answer.error(429, 20429));
        assertThat(redirected())
                .isInstanceOfSatisfying(
                        TwilioFailure.Busy.class,
                        busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void what_twilio_wrote_is_kept_apart_from_what_may_be_logged() {
        twilio.next(Answer.error(400, 21211));
        var refused = redirected();
        assertThat(refused.twilioText()).isEqualTo("+15005550006 said no");
        assertThat(refused).hasMessageContaining("21211").hasMessageContaining("400");
        assertThat(refused.toString()).doesNotContain("+1500");
    }

    @Test
    void an_error_without_json_is_still_understood() {
        twilio.next(new Answer(404, "<html>not here</html>", Map.of()), new Answer(500, "", Map.of()));
        assertThatExceptionOfType(TwilioFailure.Gone.class).isThrownBy(this::redirect);
        assertThatExceptionOfType(TwilioFailure.Unreachable.class).isThrownBy(this::redirect);
    }

    private TwilioFailure redirected() {
        return catchThrowableOfType(TwilioFailure.class, this::redirect);
    }

    private void redirect() {
        new Calls(Given.line(twilio)).redirect(Given.CALL, "<Response/>");
    }
}
