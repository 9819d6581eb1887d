package com.flexreconnect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.flexreconnect.settings.SampleSettings;
import com.flexreconnect.settings.Secret;
import com.flexreconnect.web.Body;
import com.flexreconnect.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors were made with Twilio's Node library. */
class SignatureTest {
    private static final byte[] EVENTS = "[{\"specversion\":\"1.0\",\"id\":\"EZ00000000000000000000000000000001\"}]"
            .getBytes(StandardCharsets.UTF_8);
    private static final String HASH = "b7da1cc6126dfea4da52911ef2744dcc8b945a8873f67eded7d2052bf3b1ef82";
    private static final String EVENTS_SIGNATURE = "8W8hrEr4FzYfM8UZ0Y7/eK+Vo34=";

    @Test
    void signsAForm() {
        var form = Map.of(
                "CallSid", List.of("CA1234567890ABCDE"),
                "Caller", List.of("+14158675309"),
                "From", List.of("+14158675309"),
                "Digits", List.of("1234"),
                "To", List.of("+18005551212"));

        assertThat(Signature.of(new Secret("12345"), "https://mycompany.com/myapp.php?foo=1&bar=2", form))
                .isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    @Test
    void aRepeatedFieldCountsOncePerValueInOrder() {
        var repeated = Signature.of(
                new Secret("12345"),
                "https://a",
                Map.of("Event", List.of("leave", "join", "leave"), "A", List.of("1")));

        assertThat(repeated)
                .isEqualTo(Signature.of(new Secret("12345"), "https://aA1EventjoinEventleave", Map.of()))
                .isNotEqualTo(Signature.of(new Secret("12345"), "https://aA1EventleaveEventjoin", Map.of()));
    }

    @Test
    void takesEventsWithTheHashOfTheirBody() {
        assertThatCode(() -> events(Map.of()).json(EVENTS_SIGNATURE, "/webhooks/task-events", query(HASH), EVENTS))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesEventsWhoseBodyWasChanged() {
        var changed = new String(EVENTS, StandardCharsets.UTF_8).replace("01\"", "02\"");

        assertRefused(
                "body_hash_mismatch",
                () -> events(Map.of())
                        .json(
                                EVENTS_SIGNATURE,
                                "/webhooks/task-events",
                                query(HASH),
                                changed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesAHashThatTwilioDidNotSign() {
        var changed = "[]".getBytes(StandardCharsets.UTF_8);

        assertRefused(
                "signature_invalid",
                () -> events(Map.of())
                        .json(
                                EVENTS_SIGNATURE,
                                "/webhooks/task-events",
                                query(SignatureCheck.sha256(changed)),
                                changed));
    }

    @Test
    void takesAStrippedQueryOnlyWhereToldTo() {
        assertRefused(
                "body_hash_missing",
                () -> events(Map.of()).json(EVENTS_SIGNATURE, "/webhooks/task-events", null, EVENTS));

        var lenient = events(Map.of("TWILIO_EVENTS_BODY_HASH", "when-present"));
        var bare = Signature.of(
                new Secret("12345678901234567890123456789012"), "https://example.test/webhooks/task-events", Map.of());
        assertThatCode(() -> lenient.json(EVENTS_SIGNATURE, "/webhooks/task-events", null, EVENTS))
                .as("signed before the query was stripped")
                .doesNotThrowAnyException();
        assertThatCode(() -> lenient.json(bare, "/webhooks/task-events", null, EVENTS))
                .as("signed bare")
                .doesNotThrowAnyException();
        assertRefused("signature_invalid", () -> lenient.json("bm9ib2R5", "/webhooks/task-events", null, EVENTS));
        assertRefused(
                "body_hash_mismatch",
                () -> lenient.json(
                        EVENTS_SIGNATURE, "/webhooks/task-events", query(HASH), "[]".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.test,      https://example.test/x,      true",
        "https://example.test,      https://example.test:443/x,  true",
        "https://example.test:443,  https://example.test/x,      true",
        "https://example.test:8443, https://example.test:8443/x, true",
        "https://example.test:8443, https://example.test/x,      true",
        "http://example.test,       http://example.test:80/x,    true",
        "https://example.test,      http://example.test/x,       false",
        "https://example.test,      https://example.test:8443/x, false",
        "https://example.test,      https://evil.test/x,         false",
        "https://example.test,      https://example.test/y,      false"
    })
    void toleratesTheStandardPortAndNothingElse(String publicBaseUrl, String signedUrl, boolean good) {
        var check = new SignatureCheck(SampleSettings.with(Map.of("PUBLIC_BASE_URL", publicBaseUrl)));
        var signature = Signature.of(new Secret("12345678901234567890123456789012"), signedUrl, Map.of());

        if (good) assertThatCode(() -> check.form(signature, "/x", Map.of())).doesNotThrowAnyException();
        else assertRefused("signature_invalid", () -> check.form(signature, "/x", Map.of()));
    }

    @Test
    void takesTheTokenThatIsBeingRotatedIn() {
        var signature = Signature.of(new Secret("next"), "https://reconnect.example.com/x", Map.of());

        assertRefused(
                "signature_invalid",
                () -> new SignatureCheck(SampleSettings.settings()).form(signature, "/x", Map.of()));
        assertThatCode(() -> new SignatureCheck(SampleSettings.with(Map.of("TWILIO_AUTH_TOKEN_SECONDARY", "next")))
                        .form(signature, "/x", Map.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void readsFormsAsUtf8() {
        var form = Body.form(
                "ParticipantLabel=M%C3%BCller+%26+S%C3%B6hne&Empty=&Bare&A=1&A=2&".getBytes(StandardCharsets.UTF_8));

        assertThat(form)
                .containsOnly(
                        Map.entry("ParticipantLabel", List.of("Müller & Söhne")),
                        Map.entry("Empty", List.of("")),
                        Map.entry("Bare", List.of("")),
                        Map.entry("A", List.of("1", "2")));
    }

    private static SignatureCheck events(Map<String, String> changes) {
        var all = new java.util.HashMap<>(changes);
        all.put("PUBLIC_BASE_URL", "https://example.test");
        return new SignatureCheck(SampleSettings.with(all));
    }

    private static String query(String hash) {
        return "bodySHA256=" + hash;
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(403);
            assertThat(refusal.code()).isEqualTo(code);
        });
    }
}
