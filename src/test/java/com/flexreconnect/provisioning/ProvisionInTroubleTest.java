package com.flexreconnect.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whatever stands in its way is told in words that help. */
class ProvisionInTroubleTest extends EmptyAccount {

    @Test
    void a_backup_is_there_before_anything_is_written() throws IOException {
        twilio.faults().next(WRITES, Fault.status(500));
        run.run("apply", "--workflow", VOICE, "--yes");
        try (var files = Files.list(backups)) {
            var backup = Backup.of(files.findFirst().orElseThrow());
            assertThat(backup.content().changed()).singleElement().satisfies(changed -> {
                assertThat(changed.before()).isEqualTo(voiceBefore);
            });
        }
    }

    @Test
    void where_no_backup_can_be_written_nothing_is_changed() {
        var nowhere = new Run(twilio, Path.of("/proc/nowhere"));
        assertThat(nowhere.run("apply", "--workflow", VOICE, "--yes")).isEqualTo(1);
        assertThat(nowhere.words()).contains("cannot be written", "-v \"$PWD/backups:/backups\"");
        assertThat(twilio.requests().matching(WRITES)).isEmpty();
    }

    @Test
    void too_many_requests_are_waited_for() {
        twilio.faults().next(2, call -> true, Fault.tooManyRequests(Duration.ofSeconds(3)));
        assertThat(run.run("plan", "--workflow", VOICE)).isEqualTo(2);
        assertThat(run.words()).contains("Twilio asks to wait");
    }

    @Test
    void too_many_for_too_long_is_told() {
        twilio.faults().always(call -> true, Fault.tooManyRequests(Duration.ofMinutes(10)));
        assertThat(run.run("plan")).isEqualTo(1);
        assertThat(run.words()).contains("Run the same command again");
    }

    @Test
    void reading_is_tried_again_when_no_answer_comes() {
        twilio.faults().next(2, RestCall.to("GET /v1/Sinks"), Fault.status(503));
        assertThat(run.run("plan", "--workflow", VOICE)).isEqualTo(2);
        twilio.faults().always(RestCall.to("GET /v1/Sinks"), Fault.hang(Duration.ofMillis(10)));
        assertThat(run.run("plan", "--workflow", VOICE)).isEqualTo(1);
        assertThat(run.words()).contains("No usable answer from Twilio when asked to read the sinks", "proxy");
    }

    @Test
    void wrong_credentials_missing_rights_and_the_wrong_account_are_told_apart() {
        assertThat(new Run(twilio, backups).with("TWILIO_AUTH_TOKEN", "wrong").run("plan"))
                .isEqualTo(1);
        var wrong = run.with("TWILIO_AUTH_TOKEN", "wrong");
        wrong.run("plan");
        assertThat(wrong.words()).contains("does not accept the credentials", "TWILIO_AUTH_TOKEN");
        run = new Run(twilio, backups);
        twilio.faults().next(RestCall.to("GET /v1/Sinks"), new Fault.Refuse(403, 20403, "Permission denied", null));
        assertThat(run.run("plan")).isEqualTo(1);
        assertThat(run.words()).contains("may not read the sinks", "Permission denied", "API key");
        run = new Run(twilio, backups).with("TWILIO_WORKSPACE_SID", "WS" + "7".repeat(32));
        assertThat(run.run("plan")).isEqualTo(1);
        assertThat(run.words()).contains("has no workspace WS7777");
        run = new Run(twilio, backups)
                .with("TWILIO_ACCOUNT_SID", "AC" + "7".repeat(32))
                .with("TWILIO_API_KEY", twilio.settings().apiKey())
                .with("TWILIO_API_SECRET", twilio.settings().apiSecret());
        assertThat(run.run("plan")).isEqualTo(1);
        assertThat(run.words()).contains("The credentials are those of account AC000");
    }

    @Test
    void no_way_to_twilio_is_told() {
        run.with("TWILIO_BASE_URL", "http://127.0.0.1:1");
        assertThat(run.run("plan")).isEqualTo(1);
        assertThat(run.words()).contains("No usable answer from Twilio", "network");
    }

    @Test
    void a_refusal_is_told_in_twilios_words() {
        twilio.faults().next(RestCall.to("POST /v1/Sinks"), new Fault.Refuse(409, 20409, "Too many sinks", null));
        assertThat(run.run("apply", "--yes")).isEqualTo(1);
        assertThat(run.words()).contains("Twilio refuses to make the sink. Twilio says: Too many sinks.");
    }

    @Test
    void missing_settings_are_listed_and_those_that_it_makes_are_not_among_them() {
        run.with("TWILIO_AUTH_TOKEN", "").with("PUBLIC_BASE_URL", "not an origin");
        assertThat(run.run("plan")).isEqualTo(1);
        assertThat(run.words())
                .contains("TWILIO_AUTH_TOKEN is missing", "PUBLIC_BASE_URL is malformed")
                .doesNotContain("WORKFLOW_SID", "WORKSPACE_SID");
    }

    @Test
    void what_makes_no_sense_is_told_before_anything_is_asked() {
        assertThat(run.run("destroy")).isEqualTo(1);
        assertThat(run.words()).contains("There is no command destroy");
        assertThat(run.run("plan", "--workflow")).isEqualTo(1);
        assertThat(run.run("plan", "--force")).isEqualTo(1);
        assertThat(run.words()).contains("There is no option --force");
        assertThat(run.run("plan", "--environment", "Über uns")).isEqualTo(1);
        assertThat(run.run("--help")).isZero();
        assertThat(run.output()).contains("provision undo");
        assertThat(twilio.requests().all()).isEmpty();
    }
}
