package com.flexreconnect.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.flexreconnect.settings.SampleSettings;
import com.flexreconnect.settings.Settings;
import com.flexreconnect.twilio.FlexTokens;
import com.flexreconnect.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class TokensTest {
    private static final TwilioBehindIt TWILIO = new TwilioBehindIt();
    private static final String VALIDATE = "POST /Tokens/validate";

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private Tokens tokens;

    @BeforeEach
    void open() {
        TWILIO.forget();
        context.registerBean(Settings.class, () -> SampleSettings.with(Map.of("TWILIO_BASE_URL", TWILIO.origin())));
        context.scan("com.flexreconnect.twilio");
        context.refresh();
        tokens = new Tokens(context.getBean(FlexTokens.class), settable());
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void twilioIsNotAskedAboutWhatNoTokenCanBe() {
        for (var text : List.of("a\0b", "two words", "<x>", "\ud800", "x".repeat(16_385)))
            assertThatThrownBy(() -> owner(text)).isInstanceOf(Refusal.class);
        assertThat(TWILIO.asked).isEmpty();
    }

    @Test
    void twilioIsAskedOnceAMinute() {
        good("2026-11-22T13:00:00Z");

        owner("a");
        now = now.plusSeconds(59);
        owner("a");
        assertThat(TWILIO.asked).hasSize(1);

        now = now.plusSeconds(2);
        owner("a");
        assertThat(TWILIO.asked).hasSize(2);

        owner("b");
        assertThat(TWILIO.asked).hasSize(3);
    }

    @Test
    void noTokenIsBelievedPastItsEnd() {
        good("2026-11-22T12:00:30Z");
        owner("a");

        now = now.plusSeconds(30);

        assertRefused("a");
    }

    @Test
    void aBadTokenIsForgottenSoon() {
        TWILIO.says(VALIDATE, 403, "{\"valid\":false,\"message\":\"expired\"}");
        assertRefused("a");
        assertRefused("a");
        assertThat(TWILIO.asked).hasSize(1);

        good("2026-11-22T13:00:00Z");
        now = now.plus(Duration.ofSeconds(6));
        owner("a");
    }

    @Test
    void aFailureIsNotRemembered() {
        TWILIO.says(VALIDATE, 503, "{}");
        assertThatThrownBy(() -> owner("a"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(503));

        good("2026-11-22T13:00:00Z");
        assertThat(owner("a").mayActForOthers()).isTrue();
    }

    @Test
    void aTokenWhoseEndTwilioDoesNotSayIsGoodNowAndNotKept() {
        TWILIO.says(VALIDATE, 200, "{\"valid\":true,\"roles\":[\"agent\",\"wfo.full_access\"]}");

        assertThat(owner("a")).isEqualTo(new Caller(Optional.empty(), false));
        owner("a");

        assertThat(TWILIO.asked).hasSize(2);
    }

    private Caller owner(String token) {
        return tokens.owner(Optional.of(token));
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> owner(token))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(401));
    }

    private static void good(String expiration) {
        TWILIO.says(
                VALIDATE,
                200,
                "{\"valid\":true,\"expiration\":\"%s\",\"roles\":[\"admin\"],\"identity\":\"x\"}"
                        .formatted(expiration));
    }

    private Clock settable() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}
