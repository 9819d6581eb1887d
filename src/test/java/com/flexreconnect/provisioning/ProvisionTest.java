package com.flexreconnect.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.Queue;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProvisionTest extends EmptyAccount {

    @Test
    void plan_says_what_would_be_done_and_changes_nothing() {
        assertThat(run.run("plan", "--workflow", VOICE)).isEqualTo(2);
        assertThat(run.words())
                .contains("task queue \"Recovery Ping\"", "Event Streams sink", "kept to the byte: \"Known worker\"");
        assertThat(twilio.requests().matching(WRITES)).isEmpty();
    }

    @Test
    void apply_does_it_and_says_what_to_put_into_the_settings() {
        var started = System.nanoTime();
        assertThat(run.run("apply", "--workflow", VOICE, "--yes")).isZero();
        System.out.printf(
                "provision apply on an empty account: %d requests, %d ms%n",
                twilio.requests().all().size(), (System.nanoTime() - started) / 1_000_000);
        assertThat(twilio.requests().all()).hasSize(16);
        var ping = workflow("Recovery Ping");
        assertThat(run.output())
                .contains(
                        "\nTWILIO_WORKSPACE_SID=" + twilio.settings().ids().workspace() + "\n",
                        "\nTWILIO_RECOVERY_PING_WORKFLOW_SID=" + ping.sid() + "\n");
        assertThat(ping.knownWorkerOnly()).isTrue();
        assertThat(twilio.eventStreams().sinks()).singleElement().satisfies(sink -> {
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
        var writes = twilio.requests().matching(WRITES).size();
        assertThat(run.run("apply", "--workflow", VOICE)).isZero();
        assertThat(run.words()).contains("Nothing to do.");
        assertThat(run.run("plan", "--workflow", VOICE)).isZero();
        assertThat(twilio.requests().matching(WRITES)).hasSize(writes);
    }

    @Test
    void undo_brings_the_account_back_to_the_byte() {
        run.run("apply", "--workflow", VOICE, "--yes");
        assertThat(run.run("undo", "--yes")).isZero();
        assertThat(voice().configuration()).isEqualTo(voiceBefore);
        assertThat(names()).containsExactly(VOICE);
        assertThat(twilio.world().workflows().queues()).extracting(Queue::name).containsExactly("Everyone");
        assertThat(twilio.eventStreams().sinks()).isEmpty();
        assertThat(run.run("undo", "--yes")).isZero();
        assertThat(run.words()).contains("was so already", "was removed already");
    }

    @Test
    void undo_leaves_alone_what_somebody_changed_since() {
        run.run("apply", "--workflow", VOICE, "--yes");
        var theirs = voice().configuration().replace("Known worker", "Renamed");
        twilio.world().workflows().add(voice().sid(), VOICE, theirs);
        assertThat(run.run("undo", "--yes")).isEqualTo(1);
        assertThat(voice().configuration()).isEqualTo(theirs);
        assertThat(run.words()).contains("changed by somebody else since");
    }

    @Test
    void a_workflow_for_pings_that_others_would_get_is_repaired_and_can_be_had_back() {
        var wrong = voiceBefore.replace("targetWorkerSid", "somebody");
        twilio.world().workflows().add("WW" + "9".repeat(32), "Recovery Ping", wrong);
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
        assertThat(twilio.requests().matching(WRITES)).isEmpty();
        assertThat(run.answering("y", () -> {}).run("apply", "--workflow", VOICE))
                .isZero();
    }

    @Test
    void what_changes_while_it_asks_is_noticed() {
        var theirs = voiceBefore.replace("Known worker", "Theirs");
        run.answering("y", () -> twilio.world().workflows().add(voice().sid(), VOICE, theirs));
        assertThat(run.run("apply", "--workflow", VOICE)).isEqualTo(1);
        assertThat(run.words()).contains("changed by somebody else in the meantime");
        assertThat(twilio.requests().matching(WRITES)).isEmpty();
        assertThat(voice().configuration()).isEqualTo(theirs);
    }

    @Test
    void what_changes_right_before_the_write_is_noticed() {
        var theirs = voiceBefore.replace("Known worker", "Theirs");
        var once = new AtomicBoolean(true);
        twilio.requests().onAnswer(call -> {
            if (RestCall.to("POST /v1/Subscriptions").test(call) && once.getAndSet(false))
                twilio.world().workflows().add(voice().sid(), VOICE, theirs);
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
            twilio.faults().next(write, fault);
            assertThat(run.run("apply", "--workflow", VOICE, "--yes")).isEqualTo(1);
            assertThat(run.words()).contains("Nobody knows whether it was done", "Run the same command again");
            assertThat(run.run("apply", "--workflow", VOICE, "--yes"))
                    .as(run.output())
                    .isZero();
            assertThat(names()).containsExactlyInAnyOrder(VOICE, "Recovery Ping");
            assertThat(twilio.world().workflows().queues()).hasSize(2);
            assertThat(twilio.eventStreams().sinks())
                    .singleElement()
                    .satisfies(sink -> assertThat(sink.types()).hasSize(5));
            assertThat(withoutOurs(voice().configuration())).isEqualTo(voiceBefore);
        }
    }

    @Test
    void two_environments_live_in_one_account_and_one_goes_without_the_other() {
        run.run("apply", "--workflow", VOICE, "--yes");
        var staging =
                new Run(twilio, backups.resolve("staging")).with("PUBLIC_BASE_URL", "https://staging.example.com");
        assertThat(staging.run("apply", "--workflow", VOICE, "--environment", "staging", "--yes"))
                .isZero();
        assertThat(names()).containsExactlyInAnyOrder(VOICE, "Recovery Ping", "Recovery Ping (staging)");
        assertThat(twilio.eventStreams().sinks()).hasSize(2);
        assertThat(run.run("plan", "--workflow", VOICE)).isZero();
        assertThat(staging.run("undo", "--yes")).isZero();
        assertThat(run.run("plan", "--workflow", VOICE)).isZero();
    }

    @Test
    void everything_is_found_in_an_account_with_more_than_a_page_of_it() {
        for (var i = 0; i < 1100; i++)
            twilio.world().workflows().add("WW" + "a" + "%031d".formatted(i), "Other " + i, voiceBefore);
        twilio.world().workflows().add("WW" + "b".repeat(32), "The last", voiceBefore);
        assertThat(run.run("apply", "--workflow", "The last", "--yes")).isZero();
        assertThat(withoutOurs(workflow("The last").configuration())).isEqualTo(voiceBefore);
        assertThat(voice().configuration()).isEqualTo(voiceBefore);
    }
}
