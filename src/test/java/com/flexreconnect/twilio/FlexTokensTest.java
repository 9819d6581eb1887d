package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlexTokensTest {

    private final StubTwilio twilio = new StubTwilio();
    private final FlexTokens tokens = new FlexTokens(Given.line(twilio));

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void a_good_token_says_whose_it_is() {
        twilio.next(Answer.ok("""
                {"valid":true,"code":0,"message":null,"expiration":"2026-11-22T11:00:00Z","realm_user_id":"u",
                 "identity":"agent_40x","roles":["agent","wfo.full_access"],"worker_sid":"%s"}""".formatted(Given.WORKER)));
        assertThat(tokens.validate("a\"token\\"))
                .isEqualTo(new FlexToken(
                        true,
                        "",
                        Instant.parse("2026-11-22T11:00:00Z"),
                        Optional.of(Given.WORKER),
                        List.of("agent", "wfo.full_access"),
                        "agent_40x"));
        var request = twilio.only();
        assertThat(request.path()).isEqualTo("/v1/Accounts/" + Given.ACCOUNT + "/Tokens/validate");
        assertThat(request.body()).isEqualTo("{\"token\":\"a\\\"token\\\\\"}");
        assertThat(request.header("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(request.header("cache-control")).contains("no-cache");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403})
    void a_bad_token_is_an_answer_whatever_the_status(int status) {
        twilio.next(new Answer(status, "{\"valid\":false,\"code\":20101,\"message\":\"expired\"}", Map.of()));
        assertThat(tokens.validate("t"))
                .isEqualTo(new FlexToken(false, "expired", Instant.EPOCH, Optional.empty(), List.of(), ""));
    }

    @Test
    void no_verdict_is_a_failure() {
        twilio.next(Answer.error(401, 20003), Answer.error(429, 20429), new Answer(503, "", Map.of()));
        assertThatExceptionOfType(TwilioFailure.Refused.class).isThrownBy(() -> tokens.validate("t"));
        assertThatExceptionOfType(TwilioFailure.Busy.class).isThrownBy(() -> tokens.validate("t"));
        assertThatExceptionOfType(TwilioFailure.Unreachable.class).isThrownBy(() -> tokens.validate("t"));
        assertThat(twilio.heard()).hasSize(3);
    }

    @Test
    void a_success_without_a_verdict_lets_nobody_in() {
        twilio.next(Answer.ok("{}"), Answer.ok("<html>gateway</html>"));
        assertThatExceptionOfType(TwilioFailure.class).isThrownBy(() -> tokens.validate("t"));
        assertThatExceptionOfType(TwilioFailure.class).isThrownBy(() -> tokens.validate("t"));
    }
}
