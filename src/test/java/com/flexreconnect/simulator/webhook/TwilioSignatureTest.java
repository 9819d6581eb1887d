package com.flexreconnect.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwilioSignatureTest {

    @Test
    void signs_a_form_as_twilio_does() {
        var classic = Map.of(
                "Caller", "+14158675309",
                "CallSid", "CA1234567890ABCDE",
                "From", "+14158675309",
                "Digits", "1234",
                "To", "+18005551212");

        assertThat(TwilioSignature.sign("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", classic))
                .isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    @Test
    void leaves_the_fragment_out() {
        String with = TwilioSignature.sign("12345", "https://example.test/a?b=1#rc=5&rp=all", Map.of("x", "y"));

        assertThat(with).isEqualTo(TwilioSignature.sign("12345", "https://example.test/a?b=1", Map.of("x", "y")));
    }

    @Test
    void signs_json_through_the_hash_in_its_query() {
        byte[] body = "[{\"specversion\":\"1.0\",\"id\":\"EZ00000000000000000000000000000001\"}]"
                .getBytes(StandardCharsets.UTF_8);

        String url = TwilioSignature.withBodyHash("https://example.test/webhooks/task-events", body);

        assertThat(url).endsWith("?bodySHA256=b7da1cc6126dfea4da52911ef2744dcc8b945a8873f67eded7d2052bf3b1ef82");
        assertThat(TwilioSignature.sign("12345678901234567890123456789012", url, Map.of()))
                .isEqualTo("8W8hrEr4FzYfM8UZ0Y7/eK+Vo34=");
    }
}
