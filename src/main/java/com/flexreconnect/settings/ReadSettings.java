package com.flexreconnect.settings;

import static com.flexreconnect.settings.Shapes.*;

import com.flexreconnect.settings.Settings.ApiKey;
import com.flexreconnect.settings.Settings.Limits;
import com.flexreconnect.settings.Settings.Patience;
import com.flexreconnect.settings.Settings.Voice;
import com.flexreconnect.sid.AccountSid;
import com.flexreconnect.sid.WorkflowSid;
import com.flexreconnect.sid.WorkspaceSid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes {@link Settings} of named texts, or says everything that is wrong with them. Reads nothing else. */
final class ReadSettings {
    /** The longest life that TaskRouter gives a task. */
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private ReadSettings() {}

    /** What came of it. */
    sealed interface Outcome {
        record Good(Settings settings) implements Outcome {}

        /** @param problems each a sentence that names the setting and says what to do */
        record Bad(List<String> problems) implements Outcome {}
    }

    /** @param lookup gives the text of a setting, or null when it is not set */
    static Outcome from(UnaryOperator<@Nullable String> lookup) {
        var read = new Reading(lookup);
        var account = read.required("TWILIO_ACCOUNT_SID", sid("AC", AccountSid::new));
        var token = read.required("TWILIO_AUTH_TOKEN", SECRET);
        var secondToken = read.optional("TWILIO_AUTH_TOKEN_SECONDARY", SECRET);
        var apiKey = apiKey(read);
        var workspace = read.required("TWILIO_WORKSPACE_SID", sid("WS", WorkspaceSid::new));
        var pingWorkflow = read.required("TWILIO_RECOVERY_PING_WORKFLOW_SID", sid("WW", WorkflowSid::new));
        var twilioBaseUrl = read.optional("TWILIO_BASE_URL", ORIGIN);
        var region = read.optional("TWILIO_REGION", REGION);
        var edge = read.optional("TWILIO_EDGE", EDGE);
        var publicBaseUrl = read.required("PUBLIC_BASE_URL", ORIGIN);
        var pingTimeout = read.optional("RECOVERY_PING_TIMEOUT", wholeSeconds(Duration.ofSeconds(1), TWO_WEEKS));
        var bodyHash = read.optional("TWILIO_EVENTS_BODY_HASH", BODY_HASH);
        var origins = read.optional("FLEX_ALLOWED_ORIGINS", ORIGINS);
        var voice = voice(read);
        var patience = patience(read);
        var fallback = read.optional("RECONNECT_FALLBACK_URL", WEB_ADDRESS);
        var retention = read.optional("RECONNECT_RETENTION", duration(Duration.ofHours(5)));
        var limits = limits(read);
        var drain = read.optional("RECONNECT_DRAIN", duration(Duration.ZERO));
        var operators = ReadOperators.from(read);
        read.optional("SPRING_DATASOURCE_URL", DATABASE);
        ports(read);
        connections(read);
        read.optional("OTEL_EXPORTER_OTLP_ENDPOINT", WEB_ADDRESS);
        if (!read.problems().isEmpty()) return new Outcome.Bad(read.problems());
        return new Outcome.Good(new Settings(
                account.orElseThrow(),
                token.orElseThrow(),
                secondToken,
                apiKey,
                workspace.orElseThrow(),
                pingWorkflow.orElseThrow(),
                twilioBaseUrl,
                region,
                edge,
                publicBaseUrl.orElseThrow(),
                pingTimeout.orElse(Duration.ofSeconds(15)),
                bodyHash.orElse(true),
                origins.orElse(List.of("https://flex.twilio.com", "http://localhost:3000")),
                voice,
                patience,
                fallback,
                retention.orElse(Duration.ofDays(30)),
                limits,
                drain.orElse(Duration.ZERO),
                operators));
    }

    /** Metrics on the port that strangers reach would be for strangers, too. */
    private static void ports(Reading read) {
        var port = read.optional("SERVER_PORT", PORT).orElse(8080);
        var management = read.optional("MANAGEMENT_SERVER_PORT", PORT);
        if (management.filter(port::equals).isPresent() && port != 0)
            read.problem("MANAGEMENT_SERVER_PORT must not be SERVER_PORT, which is public: set another, or none");
        if (read.isSet("MANAGEMENT_SERVER_ADDRESS") && !read.isSet("MANAGEMENT_SERVER_PORT"))
            read.problem(
                    "MANAGEMENT_SERVER_ADDRESS means nothing without MANAGEMENT_SERVER_PORT: set both, or neither");
    }

    /** Spring hands them to those who are meant; without one of the first two every webhook would wait in vain. */
    private static void connections(Reading read) {
        read.optional("reconnect.letters-at-once", count(1, 1000));
        read.optional("reconnect.passing-at-once", count(1, 1000));
        read.optional("reconnect.rosters-in-memory", count(0, 10_000_000));
    }

    private static Limits limits(Reading read) {
        return new Limits(
                read.optional("TWILIO_MAX_PER_SECOND", count(1, 1000)).orElse(80),
                read.optional("TWILIO_MAX_CONCURRENT", count(1, 500)).orElse(50));
    }

    private static Optional<ApiKey> apiKey(Reading read) {
        var key = read.optional("TWILIO_API_KEY", API_KEY);
        var secret = read.optional("TWILIO_API_SECRET", SECRET);
        if (read.isSet("TWILIO_API_KEY") != read.isSet("TWILIO_API_SECRET"))
            read.problem("TWILIO_API_KEY and TWILIO_API_SECRET belong together: set both, or neither");
        return key.flatMap(sid -> secret.map(known -> new ApiKey(sid, known)));
    }

    private static Voice voice(Reading read) {
        return new Voice(
                read.optional("RECONNECT_ANNOUNCEMENT_TEXT", SPOKEN),
                read.optional("RECONNECT_ANNOUNCEMENT_LANGUAGE", LANGUAGE).orElse("en-US"),
                read.optional("RECONNECT_ANNOUNCEMENT_VOICE", VOICE).orElse("alice"),
                read.optional("RECONNECT_LANGUAGE_ATTRIBUTE", ATTRIBUTE),
                read.optional("RECONNECT_ANNOUNCEMENT_URL", WEB_ADDRESS),
                read.optional("RECONNECT_WAIT_AUDIO_URL", WEB_ADDRESS));
    }

    private static Patience patience(Reading read) {
        var second = Duration.ofSeconds(1);
        return new Patience(
                read.optional("RECONNECT_GRACE", duration(Duration.ZERO)).orElse(Duration.ZERO),
                read.optional("RECONNECT_STEP_PATIENCE", duration(second)).orElse(Duration.ofSeconds(10)),
                read.optional("RECONNECT_SAME_WORKER_PATIENCE", duration(second))
                        .orElse(Duration.ofSeconds(30)),
                read.optional("RECONNECT_ANY_WORKER_PATIENCE", duration(second)).orElse(Duration.ofMinutes(10)));
    }
}
