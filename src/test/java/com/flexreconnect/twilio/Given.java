package com.flexreconnect.twilio;

import com.flexreconnect.settings.Secret;
import com.flexreconnect.settings.Settings;
import com.flexreconnect.sid.AccountSid;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.sid.WorkflowSid;
import com.flexreconnect.sid.WorkspaceSid;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.util.Timeout;

/** What the tests of this package start from. */
final class Given {

    static final AccountSid ACCOUNT = new AccountSid("AC" + "a".repeat(32));
    static final WorkspaceSid WORKSPACE = new WorkspaceSid("WS" + "b".repeat(32));
    static final WorkflowSid WORKFLOW = new WorkflowSid("WW" + "c".repeat(32));
    static final TaskSid TASK = new TaskSid("WT" + "1".repeat(32));
    static final ReservationSid RESERVATION = new ReservationSid("WR" + "2".repeat(32));
    static final WorkerSid WORKER = new WorkerSid("WK" + "3".repeat(32));
    static final ConferenceSid CONFERENCE = new ConferenceSid("CF" + "4".repeat(32));
    static final CallSid CALL = new CallSid("CA" + "5".repeat(32));

    static final Settings.Limits LIMITS = new Settings.Limits(400, 80);

    static final String API = "/2010-04-01/Accounts/" + ACCOUNT;
    static final String TASKS = "/v1/Workspaces/" + WORKSPACE + "/Tasks";

    private Given() {}

    static Line line(StubTwilio twilio) {
        return line(twilio.origin());
    }

    static Line line(URI origin) {
        return new Line(settings(Optional.of(origin), Optional.empty()));
    }

    /** A line that waits only a moment for an answer. */
    static Line hastyLine(URI origin) {
        return line(origin, Timeout.ofMilliseconds(300));
    }

    static Line line(URI origin, Timeout soon) {
        return new Line(
                settings(Optional.of(origin), Optional.empty()), new Wire(Optional.of(origin), LIMITS, soon, soon));
    }

    static Settings settings(Optional<URI> baseUrl, Optional<Settings.ApiKey> key) {
        return settings(baseUrl, key, Optional.empty(), Optional.empty());
    }

    static Settings settings(
            Optional<URI> baseUrl, Optional<Settings.ApiKey> key, Optional<String> region, Optional<String> edge) {
        return new Settings(
                ACCOUNT,
                new Secret("auth-token"),
                Optional.empty(),
                key,
                WORKSPACE,
                WORKFLOW,
                baseUrl,
                region,
                edge,
                URI.create("https://reconnect.example"),
                Duration.ofSeconds(15),
                true,
                List.of(),
                new Settings.Voice(Optional.empty(), "en", "", Optional.empty(), Optional.empty(), Optional.empty()),
                new Settings.Patience(
                        Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)),
                Optional.empty(),
                Duration.ofDays(30),
                LIMITS,
                Duration.ZERO,
                Optional.empty());
    }
}
