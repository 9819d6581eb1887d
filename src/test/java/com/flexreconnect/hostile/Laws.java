package com.flexreconnect.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

/** What must be true of every answer. */
final class Laws {
    static final long AT_ONCE_MS = 2_000;

    /** HTTP's own words for a version and a transfer coding that the server does not know. */
    private static final Set<Integer> ABOUT_THE_PROTOCOL = Set.of(501, 505);

    private static final Pattern INNER_LIFE = Pattern.compile(
            "Exception|\\tat |java\\.|org\\.|com\\.flexreconnect|Tomcat|Apache|hibernate|postgres|SQL",
            Pattern.CASE_INSENSITIVE);

    /** What Twilio refused comes with Twilio's code and words. */
    private static final Pattern TWILIOS = Pattern.compile("[0-9]+");

    private final List<String> secrets;

    Laws(List<String> secrets) {
        this.secrets = secrets;
    }

    void hold(Attack attack, Answer answer) {
        assertThat(answer.millis()).as("milliseconds").isLessThan(AT_ONCE_MS);
        if (answer.status() == 0)
            assertThat(attack.mayGoUnanswered).as("unanswered").isTrue();
        else if (!ABOUT_THE_PROTOCOL.contains(answer.status()))
            assertThat(answer.status()).isBetween(200, 499);
        assertThat(secrets).as("in the answer").noneMatch(secret -> (answer.head() + answer.body()).contains(secret));
        assertThat(INNER_LIFE.matcher(answer.body()).find()).as(answer.body()).isFalse();
        assertThat(answer.head().toLowerCase(Locale.ROOT))
                .doesNotContain("x-injected")
                .doesNotContain("\nserver:");
        if (!answer.body().isEmpty()) wellFormed(answer);
    }

    /** Nobody got what only others may have. */
    static void refused(Attack attack, Answer answer) {
        var mayBeHeard = attack.kinds.contains(Authority.OTHERS_TOKEN)
                || attack.method.equals("OPTIONS")
                || attack.kinds.stream().anyMatch(kind -> kind.contains("Expect"));
        if (!mayBeHeard && answer.status() != 0) assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        if (answer.status() == 200) assertThat(answer.body()).doesNotContain("Sid\":\"");
    }

    private static void wellFormed(Answer answer) {
        if (answer.contentType().startsWith("application/xml")) assertTwiml(answer.body());
        else {
            assertThat(answer.contentType()).as(answer.head()).startsWith("application/json");
            var json = JsonMapper.shared().readTree(answer.body());
            if (answer.status() < 400) return;
            assertThat(json.path("status").asInt()).isEqualTo(answer.status());
            var code = json.path("error").path("code").asString("");
            assertThat(code).isNotBlank();
            assertThat(json.path("error").path("message").asString(""))
                    .matches(TWILIOS.matcher(code).matches() ? ".+" : ".+\\.");
        }
    }

    private static void assertTwiml(String body) {
        assertThatCode(() -> assertThat(DocumentBuilderFactory.newDefaultInstance()
                                .newDocumentBuilder()
                                .parse(new InputSource(new StringReader(body)))
                                .getDocumentElement()
                                .getTagName())
                        .isEqualTo("Response"))
                .doesNotThrowAnyException();
    }
}
