package com.flexreconnect.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.settings.ReadSettings.Outcome.Bad;
import com.flexreconnect.settings.ReadSettings.Outcome.Good;
import com.flexreconnect.sid.AccountSid;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadSettingsTest {

    @Test
    void fiveSettingsAreEnough() {
        var settings = SampleSettings.settings();

        assertThat(settings.account()).isEqualTo(new AccountSid("AC00000000000000000000000000000001"));
        assertThat(settings.publicBaseUrl()).isEqualTo(URI.create("https://reconnect.example.com"));
        assertThat(settings.pingTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.bodyHashRequired()).isTrue();
        assertThat(settings.allowedOrigins()).containsExactly("https://flex.twilio.com", "http://localhost:3000");
        assertThat(settings.apiKey()).isEmpty();
        assertThat(settings.patience().grace()).isZero();
        assertThat(settings.patience().sameWorker()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.patience().anyWorker()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.patience().step()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.voice().language()).isEqualTo("en-US");
        assertThat(settings.retention()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.limits()).isEqualTo(new Settings.Limits(80, 50));
        assertThat(settings.drain()).isZero();
    }

    @Test
    void everythingCanBeSet() {
        var settings = SampleSettings.with(Map.ofEntries(
                Map.entry("TWILIO_AUTH_TOKEN_SECONDARY", "second"),
                Map.entry("TWILIO_API_KEY", "SK00000000000000000000000000000001"),
                Map.entry("TWILIO_API_SECRET", "s3cret"),
                Map.entry("TWILIO_BASE_URL", "http://localhost:9000/"),
                Map.entry("TWILIO_REGION", "ie1"),
                Map.entry("TWILIO_EDGE", "sao-paulo"),
                Map.entry("PUBLIC_BASE_URL", "https://reconnect.example.com:8443/"),
                Map.entry("RECOVERY_PING_TIMEOUT", "20"),
                Map.entry("TWILIO_EVENTS_BODY_HASH", "when-present"),
                Map.entry("FLEX_ALLOWED_ORIGINS", "https://a.example.com/, http://localhost:3001"),
                Map.entry("RECONNECT_ANNOUNCEMENT_TEXT", "One moment."),
                Map.entry("RECONNECT_ANNOUNCEMENT_LANGUAGE", "de-DE"),
                Map.entry("RECONNECT_ANNOUNCEMENT_VOICE", "Polly.Vicki-Neural"),
                Map.entry("RECONNECT_ANNOUNCEMENT_URL", "https://assets.example.com/one%20moment.mp3"),
                Map.entry("RECONNECT_LANGUAGE_ATTRIBUTE", "customers.language"),
                Map.entry("RECONNECT_WAIT_AUDIO_URL", "https://assets.example.com/hold.mp3"),
                Map.entry("RECONNECT_GRACE", "500ms"),
                Map.entry("RECONNECT_SAME_WORKER_PATIENCE", "45s"),
                Map.entry("RECONNECT_ANY_WORKER_PATIENCE", "5m"),
                Map.entry("RECONNECT_STEP_PATIENCE", "PT8S"),
                Map.entry("RECONNECT_FALLBACK_URL", "https://assets.example.com/fallback.xml"),
                Map.entry("TWILIO_MAX_PER_SECOND", "30"),
                Map.entry("TWILIO_MAX_CONCURRENT", "20"),
                Map.entry("RECONNECT_DRAIN", "10s"),
                Map.entry("RECONNECT_RETENTION", "7d")));

        assertThat(settings.secondaryAuthToken()).contains(new Secret("second"));
        assertThat(settings.apiKey())
                .contains(new Settings.ApiKey("SK00000000000000000000000000000001", new Secret("s3cret")));
        assertThat(settings.twilioBaseUrl()).contains(URI.create("http://localhost:9000"));
        assertThat(settings.region()).contains("ie1");
        assertThat(settings.edge()).contains("sao-paulo");
        assertThat(settings.publicBaseUrl()).isEqualTo(URI.create("https://reconnect.example.com:8443"));
        assertThat(settings.pingTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.bodyHashRequired()).isFalse();
        assertThat(settings.allowedOrigins()).containsExactly("https://a.example.com", "http://localhost:3001");
        assertThat(settings.voice())
                .isEqualTo(new Settings.Voice(
                        Optional.of("One moment."),
                        "de-DE",
                        "Polly.Vicki-Neural",
                        Optional.of("customers.language"),
                        Optional.of(URI.create("https://assets.example.com/one%20moment.mp3")),
                        Optional.of(URI.create("https://assets.example.com/hold.mp3"))));
        assertThat(settings.patience())
                .isEqualTo(new Settings.Patience(
                        Duration.ofMillis(500), Duration.ofSeconds(8), Duration.ofSeconds(45), Duration.ofMinutes(5)));
        assertThat(settings.fallbackUrl()).contains(URI.create("https://assets.example.com/fallback.xml"));
        assertThat(settings.retention()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.limits()).isEqualTo(new Settings.Limits(30, 20));
        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TWILIO_ACCOUNT_SID                | WS00000000000000000000000000000001
            TWILIO_ACCOUNT_SID                | AC0000000000000000000000000000000
            TWILIO_AUTH_TOKEN                 | two words
            TWILIO_AUTH_TOKEN_SECONDARY       | two words
            TWILIO_WORKSPACE_SID              | WW00000000000000000000000000000001
            TWILIO_RECOVERY_PING_WORKFLOW_SID | Recovery Ping
            TWILIO_BASE_URL                   | https://proxy.example.com/twilio
            TWILIO_BASE_URL                   | proxy.example.com
            TWILIO_REGION                     | dublin
            TWILIO_REGION                     | ie1.twilio.com
            TWILIO_REGION                     | ie1/
            TWILIO_EDGE                       | ie1
            TWILIO_MAX_PER_SECOND             | 0
            TWILIO_MAX_PER_SECOND             | many
            TWILIO_MAX_CONCURRENT             | 501
            reconnect.letters-at-once         | 0
            reconnect.passing-at-once         | 0
            reconnect.rosters-in-memory       | -1
            TWILIO_EDGE                       | https://dublin
            PUBLIC_BASE_URL                   | https://reconnect.example.com/base
            PUBLIC_BASE_URL                   | https://user:pass@reconnect.example.com
            PUBLIC_BASE_URL                   | ftp://reconnect.example.com
            PUBLIC_BASE_URL                   | https://re connect
            RECOVERY_PING_TIMEOUT             | soon
            RECOVERY_PING_TIMEOUT             | 0
            RECOVERY_PING_TIMEOUT             | 1500ms
            RECOVERY_PING_TIMEOUT             | 15d
            TWILIO_EVENTS_BODY_HASH           | optional
            FLEX_ALLOWED_ORIGINS              | *
            FLEX_ALLOWED_ORIGINS              | https://flex.twilio.com/path
            RECONNECT_ANNOUNCEMENT_LANGUAGE   | German!
            RECONNECT_ANNOUNCEMENT_VOICE      | my voice
            RECONNECT_ANNOUNCEMENT_URL        | announcement.mp3
            RECONNECT_LANGUAGE_ATTRIBUTE      | what language?
            RECONNECT_WAIT_AUDIO_URL          | file:///hold.mp3
            RECONNECT_GRACE                   | -1s
            RECONNECT_SAME_WORKER_PATIENCE    | 0
            RECONNECT_ANY_WORKER_PATIENCE     | long
            RECONNECT_STEP_PATIENCE           | 10 parsecs
            RECONNECT_FALLBACK_URL            | /fallback
            RECONNECT_RETENTION               | 1h
            RECONNECT_DRAIN                   | -1s
            SPRING_DATASOURCE_URL             | postgres://user:secret@db/flex
            SPRING_DATASOURCE_URL             | jdbc:postgresql://db:5432
            SERVER_PORT                       | 70000
            SERVER_PORT                       | http
            """)
    void aMalformedSettingIsNamedAndNotRepeated(String name, String value) {
        var problems = problems(Map.of(name, value));

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith(name + " is malformed: it must be ")
                .doesNotContain("'" + value + "'", " " + value + " ");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var problems = problems(Map.of(
                "TWILIO_ACCOUNT_SID", "",
                "TWILIO_AUTH_TOKEN", "  ",
                "TWILIO_API_KEY", "SK00000000000000000000000000000001",
                "PUBLIC_BASE_URL", "nowhere",
                "RECOVERY_PING_TIMEOUT", "soon",
                "SPRING_DATASOURCE_URL", "jdbc:mysql://db/flex"));

        assertThat(problems)
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("TWILIO_ACCOUNT_SID is missing: set it to a SID: AC"),
                        two -> assertThat(two).startsWith("TWILIO_AUTH_TOKEN is missing: set it to the secret"),
                        three -> assertThat(three).startsWith("TWILIO_API_KEY and TWILIO_API_SECRET belong together"),
                        four -> assertThat(four).startsWith("PUBLIC_BASE_URL is malformed"),
                        five -> assertThat(five).startsWith("RECOVERY_PING_TIMEOUT is malformed"),
                        six -> assertThat(six).startsWith("SPRING_DATASOURCE_URL is malformed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"us1", "ie1", "au1", "us1-tnx"})
    void ordinaryRegionsAreFine(String region) {
        assertThat(SampleSettings.with(Map.of("TWILIO_REGION", region)).region())
                .contains(region);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:5432/flex",
                "jdbc:postgresql://a:5432,b:5432/flex?targetServerType=primary&sslmode=verify-full",
                "jdbc:postgresql:flex",
                "jdbc:postgresql://[::1]:5432/flex"
            })
    void ordinaryDatabaseUrlsAreFine(String url) {
        assertThat(SampleSettings.read(Map.of("SPRING_DATASOURCE_URL", url))).isInstanceOf(Good.class);
    }

    @Test
    void anUnreadablePlaceholderIsAProblemOfItsSetting() {
        var outcome = ReadSettings.from(name -> {
            if (name.equals("TWILIO_AUTH_TOKEN")) throw new IllegalArgumentException("Could not resolve ${x}");
            return null;
        });

        assertThat(((Bad) outcome).problems())
                .contains("TWILIO_AUTH_TOKEN is malformed: it holds a placeholder ${…} that means nothing here")
                .noneMatch(problem -> problem.startsWith("TWILIO_AUTH_TOKEN is missing"));
    }

    @Test
    void secretsDoNotPrint() {
        assertThat(SampleSettings.settings().toString()).doesNotContain("12345678901234567890123456789012");
    }

    private static List<String> problems(Map<String, String> changes) {
        return SampleSettings.read(changes) instanceof Bad(var problems) ? problems : List.of();
    }

    @Test
    void metricsArePublicOnNoPort() {
        assertThat(SampleSettings.read(Map.of("MANAGEMENT_SERVER_PORT", "8080")))
                .isEqualTo(new Bad(List.of(
                        "MANAGEMENT_SERVER_PORT must not be SERVER_PORT, which is public: set another, or none")));
        assertThat(SampleSettings.read(Map.of("MANAGEMENT_SERVER_ADDRESS", "0.0.0.0")))
                .isEqualTo(
                        new Bad(
                                List.of(
                                        "MANAGEMENT_SERVER_ADDRESS means nothing without MANAGEMENT_SERVER_PORT: set both, or neither")));
        assertThat(SampleSettings.read(Map.of("MANAGEMENT_SERVER_PORT", "8081", "OTEL_EXPORTER_OTLP_ENDPOINT", "no")))
                .isInstanceOf(Bad.class);
        assertThat(SampleSettings.read(Map.of("MANAGEMENT_SERVER_PORT", "8081")))
                .isInstanceOf(Good.class);
    }
}
