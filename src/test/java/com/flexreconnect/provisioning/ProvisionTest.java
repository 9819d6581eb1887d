package com.flexreconnect.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.Queue;
import com.flexreconnect.simulator.world.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProvisionTest {

    private static final TwilioSimulator TWILIO =
            TwilioSimulator.start(SimulatorSettings.standard().withPublicUrl("https://reconnect.example.com"));
    private static final String VOICE = "Assign to Anyone";
    private static final Predicate<RestCall> WRITES = call -> !call.method().equals("GET");

    @TempDir
    private Path backups;

    private Run run;
    private String voiceBefore = "";

    @BeforeEach
    void nobodyHasSetUpAnything() {
        TWILIO.reset();
        TWILIO.emptyAccount();
        run = new Run(TWILIO, backups);
        voiceBefore = voice().configuration();
    }

    @AfterEach
    void whatever_happens_it_is_told_plainly() {
        assertThat(TWILIO.requests().unknownRequests()).isEmpty();
        assertThat(run.output())
                .doesNotContain(TWILIO.settings().authToken(), TWILIO.settings().apiSecret(), "Exception", "\tat ");
        assertThat(run.output().lines().filter(line -> line.length() > 80).toList())
                .isEmpty();
    }

    @AfterAll
    static void stop() {
        TWILIO.close();
    }

    @Test
    void plan_says_what_would_be_done_and_changes_nothing() {
        assertThat(run.run("plan", "--workflow", VOICE)).isEqualTo(2);
        assertThat(run.words())
                .contains("task queue \"Recovery Ping\"", "Event Streams sink", "kept to the byte: \"Known worker\"");
        assertThat(TWILIO.requests().matching(WRITES)).isEmpty();
    }

    @Test
    void apply_does_it_and_says_what_to_put_into_the_settings() {
        var started = System.nanoTime();
        assertThat(run.run("apply", "--workflow", VOICE, "--yes")).isZero();
        System.out.printf(
                "provision apply on an empty account: %d requests, %d ms%n",
                TWILIO.requests().all().size(), (System.nanoTime() - started) / 1_000_000);
        assertThat(TWILIO.requests().all()).hasSize(16);
        var ping = workflow("Recovery Ping");
        assertThat(run.output())
                .contains(
                        "\nTWILIO_WORKSPACE_SID=" + TWILIO.settings().ids().workspace() + "\n",
                        "\nTWILIO_RECOVERY_PING_WORKFLOW_SID=" + ping.sid() + "\n");
        assertThat(ping.knownWorkerOnly()).isTrue();
        assertThat(TWILIO.eventStreams().sinks()).singleElement().satisfies(sink -> {
            assertThat(sink.url()).isEqualTo("https://reconnect.example.com/task-event-handler");
            assertThat(sink.batches()).isTrue();
            assertThat(sink.types())
                    .containsExactlyInAnyOrder(
                            "com.twilio.taskrouter.reservation.accepted",
                            "com.twilio.taskrouter.reservation.wrapup",
                            "com.twilio.taskrouter.task.canceled",
                            "com.twilio.taskrouter.task-queue.entered",
                            "com.twilio.taskrouter.task.transfer-failed");
        });
        assertThat(withoutOurs(voice().configuration())).isEqualTo(voiceBefore);
    }

    @Test
    void apply_a_second_time_does_nothing() {
        run.run("apply", "--workflow", VOICE, "--yes");
        var writes = TWILIO.requests().matching(WRITES).size();
        assertThat(run.run("apply", "--workflow", VOICE)).isZero();
        assertThat(run.words()).contains("Nothing to do.");
        assertThat(run.run("plan", "--workflow", VOICE)).isZero();
        assertThat(TWILIO.requests().matching(WRITES)).hasSize(writes);
    }

    @Test
    void undo_brings_the_account_back_to_the_byte() {
        run.run("apply", "--workflow", VOICE, "--yes");
        assertThat(run.run("undo", "--yes")).isZero();
        assertThat(voice().configuration()).isEqualTo(voiceBefore);
        assertThat(names()).containsExactly(VOICE);
        assertThat(TWILIO.world().workflows().queues()).extracting(Queue::name).containsExactly("Everyone");
        assertThat(TWILIO.eventStreams().sinks()).isEmpty();
        assertThat(run.run("undo", "--yes")).isZero();
        assertThat(run.words()).contains("was so already", "was removed already");
    }

    @Test
    void undo_leaves_alone_what_somebody_changed_since() {
        run.run("apply", "--workflow", VOICE, "--yes");
        var theirs = voice().configuration().replace("Known worker", "Renamed");
        TWILIO.world().workflows().add(voice().sid(), VOICE, theirs);
        assertThat(run.run("undo", "--yes")).isEqualTo(1);
        assertThat(voice().configuration()).isEqualTo(theirs);
        assertThat(run.words()).contains("changed by somebody else since");
    }

    @Test
    void a_workflow_for_pings_that_others_would_get_is_repaired_and_can_be_had_back() {
        var wrong = voiceBefore.replace("targetWorkerSid", "somebody");
        TWILIO.world().workflows().add("WW" + "9".repeat(32), "Recovery Ping", wrong);
        assertThat(run.run("apply", "--workflow", VOICE, "--yes")).isZero();
        assertThat(workflow("Recovery Ping").knownWorkerOnly()).isTrue();
        assertThat(run.run("undo", "--yes")).isZero();
        assertThat(workflow("Recovery Ping").configuration()).isEqualTo(wrong);
    }

    @Test
    void without_a_terminal_it_does_not_do_what_nobody_has_confirmed() {
        assertThat(run.run("apply", "--workflow", VOICE)).isEqualTo(3);
        assertThat(run.words()).contains("no terminal", "--yes");
        assertThat(run.answering("n", () -> {}).run("apply", "--workflow", VOICE))
                .isEqualTo(3);
        assertThat(TWILIO.requests().matching(WRITES)).isEmpty();
        assertThat(run.answering("y", () -> {}).run("apply", "--workflow", VOICE))
                .isZero();
    }

    @Test
    void what_changes_while_it_asks_is_noticed() {
        var theirs = voiceBefore.replace("Known worker", "Theirs");
        run.answering("y", () -> TWILIO.world().workflows().add(voice().sid(), VOICE, theirs));
        assertThat(run.run("apply", "--workflow", VOICE)).isEqualTo(1);
        assertThat(run.words()).contains("changed by somebody else in the meantime");
        assertThat(TWILIO.requests().matching(WRITES)).isEmpty();
        assertThat(voice().configuration()).isEqualTo(theirs);
    }

    @Test
    void what_changes_right_before_the_write_is_noticed() {
        var theirs = voiceBefore.replace("Known worker", "Theirs");
        var once = new AtomicBoolean(true);
        TWILIO.requests().onAnswer(call -> {
            if (RestCall.to("POST /v1/Subscriptions").test(call) && once.getAndSet(false))
                TWILIO.world().workflows().add(voice().sid(), VOICE, theirs);
        });
        assertThat(run.run("apply", "--workflow", VOICE, "--yes")).isEqualTo(1);
        assertThat(run.words()).contains("changed by somebody else in the meantime. It stays as it is now");
        assertThat(voice().configuration()).isEqualTo(theirs);
        assertThat(run.run("apply", "--workflow", VOICE, "--yes")).isZero();
        assertThat(withoutOurs(voice().configuration())).isEqualTo(theirs);
    }

    static Stream<Predicate<RestCall>> writes() {
        return Stream.of(
                        "POST /v1/Workspaces/*/TaskQueues",
                        "POST /v1/Workspaces/*/Workflows",
                        "POST /v1/Sinks",
                        "POST /v1/Subscriptions",
                        "POST /v1/Workspaces/*/Workflows/*")
                .map(RestCall::to);
    }

    /** Performed, and the answer lost; or not performed; the connection breaks in both. */
    @ParameterizedTest
    @MethodSource("writes")
    void killed_at_any_write_and_run_again_it_is_finished_with_one_of_each(Predicate<RestCall> write) {
        for (var fault : List.of(Fault.loseAnswer(), Fault.status(500), Fault.strikeBefore(() -> {}))) {
            nobodyHasSetUpAnything();
            TWILIO.faults().next(write, fault);
            assertThat(run.run("apply", "--workflow", VOICE, "--yes")).isEqualTo(1);
            assertThat(run.words()).contains("Nobody knows whether it was done", "Run the same command again");
            assertThat(run.run("apply", "--workflow", VOICE, "--yes"))
                    .as(run.output())
                    .isZero();
            assertThat(names()).containsExactlyInAnyOrder(VOICE, "Recovery Ping");
            assertThat(TWILIO.world().workflows().queues()).hasSize(2);
            assertThat(TWILIO.eventStreams().sinks())
                    .singleElement()
                    .satisfies(sink -> assertThat(sink.types()).hasSize(5));
            assertThat(withoutOurs(voice().configuration())).isEqualTo(voiceBefore);
        }
    }

    @Test
    void a_backup_is_there_before_anything_is_written() throws IOException {
        TWILIO.faults().next(WRITES, Fault.status(500));
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
        var nowhere = new Run(TWILIO, Path.of("/proc/nowhere"));
        assertThat(nowhere.run("apply", "--workflow", VOICE, "--yes")).isEqualTo(1);
        assertThat(nowhere.words()).contains("cannot be written", "-v \"$PWD/backups:/backups\"");
        assertThat(TWILIO.requests().matching(WRITES)).isEmpty();
    }

    @Test
    void too_many_requests_are_waited_for() {
        TWILIO.faults().next(2, call -> true, Fault.tooManyRequests(Duration.ofSeconds(3)));
        assertThat(run.run("plan", "--workflow", VOICE)).isEqualTo(2);
        assertThat(run.words()).contains("Twilio asks to wait");
    }

    @Test
    void too_many_for_too_long_is_told() {
        TWILIO.faults().always(call -> true, Fault.tooManyRequests(Duration.ofMinutes(10)));
        assertThat(run.run("plan")).isEqualTo(1);
        assertThat(run.words()).contains("Run the same command again");
    }

    @Test
    void reading_is_tried_again_when_no_answer_comes() {
        TWILIO.faults().next(2, RestCall.to("GET /v1/Sinks"), Fault.status(503));
        assertThat(run.run("plan", "--workflow", VOICE)).isEqualTo(2);
        TWILIO.faults().always(RestCall.to("GET /v1/Sinks"), Fault.hang(Duration.ofMillis(10)));
        assertThat(run.run("plan", "--workflow", VOICE)).isEqualTo(1);
        assertThat(run.words()).contains("No usable answer from Twilio when asked to read the sinks", "proxy");
    }

    @Test
    void wrong_credentials_missing_rights_and_the_wrong_account_are_told_apart() {
        assertThat(new Run(TWILIO, backups).with("TWILIO_AUTH_TOKEN", "wrong").run("plan"))
                .isEqualTo(1);
        var wrong = run.with("TWILIO_AUTH_TOKEN", "wrong");
        wrong.run("plan");
        assertThat(wrong.words()).contains("does not accept the credentials", "TWILIO_AUTH_TOKEN");
        run = new Run(TWILIO, backups);
        TWILIO.faults().next(RestCall.to("GET /v1/Sinks"), new Fault.Refuse(403, 20403, "Permission denied", null));
        assertThat(run.run("plan")).isEqualTo(1);
        assertThat(run.words()).contains("may not read the sinks", "Permission denied", "API key");
        run = new Run(TWILIO, backups).with("TWILIO_WORKSPACE_SID", "WS" + "7".repeat(32));
        assertThat(run.run("plan")).isEqualTo(1);
        assertThat(run.words()).contains("has no workspace WS7777");
        run = new Run(TWILIO, backups)
                .with("TWILIO_ACCOUNT_SID", "AC" + "7".repeat(32))
                .with("TWILIO_API_KEY", TWILIO.settings().apiKey())
                .with("TWILIO_API_SECRET", TWILIO.settings().apiSecret());
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
        TWILIO.faults().next(RestCall.to("POST /v1/Sinks"), new Fault.Refuse(409, 20409, "Too many sinks", null));
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
        assertThat(TWILIO.requests().all()).isEmpty();
    }

    @Test
    void two_environments_live_in_one_account_and_one_goes_without_the_other() {
        run.run("apply", "--workflow", VOICE, "--yes");
        var staging =
                new Run(TWILIO, backups.resolve("staging")).with("PUBLIC_BASE_URL", "https://staging.example.com");
        assertThat(staging.run("apply", "--workflow", VOICE, "--environment", "staging", "--yes"))
                .isZero();
        assertThat(names()).containsExactlyInAnyOrder(VOICE, "Recovery Ping", "Recovery Ping (staging)");
        assertThat(TWILIO.eventStreams().sinks()).hasSize(2);
        assertThat(run.run("plan", "--workflow", VOICE)).isZero();
        assertThat(staging.run("undo", "--yes")).isZero();
        assertThat(run.run("plan", "--workflow", VOICE)).isZero();
    }

    @Test
    void everything_is_found_in_an_account_with_more_than_a_page_of_it() {
        for (var i = 0; i < 1100; i++)
            TWILIO.world().workflows().add("WW" + "a" + "%031d".formatted(i), "Other " + i, voiceBefore);
        TWILIO.world().workflows().add("WW" + "b".repeat(32), "The last", voiceBefore);
        assertThat(run.run("apply", "--workflow", "The last", "--yes")).isZero();
        assertThat(withoutOurs(workflow("The last").configuration())).isEqualTo(voiceBefore);
        assertThat(voice().configuration()).isEqualTo(voiceBefore);
    }

    private static Workflow voice() {
        return workflow(VOICE);
    }

    private static Workflow workflow(String name) {
        return TWILIO.world().workflows().all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names() {
        return TWILIO.world().workflows().all().stream().map(Workflow::name).toList();
    }

    /** Takes our two filters out by their bytes. */
    private static String withoutOurs(String configuration) {
        var text = ConfigurationText.of(configuration);
        assertThat(ReconnectFilters.wrong(text.filters())).isEmpty();
        return text.without(0).without(0).text();
    }
}
