package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twilio's library repeats by itself; here the ledger decides to repeat, but for looks that fail at once. */
class OneRequestPerCallTest {

    private static final NewTask PING =
            new NewTask(Given.WORKFLOW, "{}", 1000, Duration.ofSeconds(15), Optional.empty());

    private final StubTwilio twilio = new StubTwilio();

    @AfterEach
    void stop() {
        twilio.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 408, 429, 500, 502, 503, 504})
    void a_task_is_asked_for_once_whatever_the_answer(int status) {
        twilio.always(request -> Answer.error(status, 20500).with("Location", twilio.origin() + "/elsewhere"));
        var failure = catchThrowable(() -> new Tasks(Given.line(twilio)).create(PING));
        assertThat(failure).isInstanceOf(TwilioFailure.class);
        assertThat(twilio.heard()).hasSize(1);
    }

    /** An effect may need five looks in a row: with each that fails it would begin anew with the first. */
    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void an_effect_looks_again_when_a_look_fails_at_once(int status) {
        twilio.always(request -> Answer.error(status, 20500));
        var calls = new Calls(Given.line(twilio));
        var failure = catchThrowable(() -> effect().during(() -> calls.fetch(Given.CALL)));
        assertThat(failure).isInstanceOf(TwilioFailure.Unreachable.class);
        assertThat(twilio.heard()).hasSize(3);
    }

    @Test
    void an_effect_looks_again_when_the_connection_breaks() throws IOException {
        var connections = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUpOnEverybody(server, connections));
            var calls = new Calls(Given.line(origin(server)));
            var failure = catchThrowable(() -> effect().during(() -> calls.fetch(Given.CALL)));
            assertThat(failure).isInstanceOf(TwilioFailure.Unreachable.class);
        }
        assertThat(connections).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void an_effect_asks_once_for_what_changes_something(int status) {
        twilio.always(request -> Answer.error(status, 20500));
        var tasks = new Tasks(Given.line(twilio));
        catchThrowable(() -> effect().during(() -> tasks.create(PING)));
        assertThat(twilio.heard()).hasSize(1);
    }

    @Test
    void an_effect_does_not_look_again_after_a_long_wait() {
        var answered = new CountDownLatch(1);
        twilio.always(request -> {
            awaitQuietly(answered);
            return Answer.ok("{}");
        });
        var calls = new Calls(Given.line(twilio.origin(), Timeout.ofMilliseconds(1_100)));
        var failure = catchThrowable(() -> effect().during(() -> calls.fetch(Given.CALL)));
        answered.countDown();
        assertThat(failure).isInstanceOf(TwilioFailure.Unreachable.class);
        assertThat(twilio.heard()).hasSize(1);
    }

    private static Errand effect() {
        return Errand.ofEffect(Urgency.CALLER_FEELS_IT, Instant.now(), () -> {});
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void what_a_plugin_waits_for_is_read_once(int status) {
        twilio.always(request -> Answer.error(status, 20500));
        var failure = catchThrowable(() -> new Calls(Given.line(twilio)).fetch(Given.CALL));
        assertThat(failure).isInstanceOf(TwilioFailure.Unreachable.class);
        assertThat(twilio.heard()).hasSize(1);
    }

    @Test
    void no_answer_in_time_is_an_unknown_outcome_after_one_request() {
        var answered = new CountDownLatch(1);
        twilio.always(request -> {
            awaitQuietly(answered);
            return Answer.ok("{}");
        });
        var started = System.nanoTime();
        var failure = catchThrowable(() -> new Tasks(Given.hastyLine(twilio.origin())).create(PING));
        var took = Duration.ofNanos(System.nanoTime() - started);
        answered.countDown();
        assertThat(failure).isInstanceOf(TwilioFailure.Unreachable.class);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
        assertThat(twilio.heard()).hasSize(1);
    }

    @Test
    void a_connection_that_breaks_after_the_request_is_an_unknown_outcome_after_one_request() throws IOException {
        var connections = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUpOnEverybody(server, connections));
            var failure = catchThrowable(() -> new Tasks(Given.line(origin(server))).create(PING));
            assertThat(failure).isInstanceOf(TwilioFailure.Unreachable.class);
        }
        assertThat(connections).hasValue(1);
    }

    @Test
    void nobody_listening_is_an_unknown_outcome() throws IOException {
        URI nobody;
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            nobody = origin(server);
        }
        var failure = catchThrowable(() -> new Tasks(Given.line(nobody)).create(PING));
        assertThat(failure)
                .isInstanceOf(TwilioFailure.Unreachable.class)
                .hasRootCauseInstanceOf(ConnectException.class);
    }

    /** The library's own patience with a host that does not pick up is 30 seconds. */
    @Test
    void nobody_picking_up_is_noticed_soon() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var crowd = new Crowd(server.getLocalSocketAddress())) {
            var tasks = new Tasks(Given.hastyLine(origin(server)));
            var started = System.nanoTime();
            var failure = catchThrowable(() -> tasks.create(PING));
            assertThat(failure).isInstanceOf(TwilioFailure.Unreachable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void an_answer_that_cannot_be_read_is_an_unknown_outcome() {
        twilio.always(request -> new Answer(201, "<html>gateway</html>", Map.of()));
        var failure = catchThrowable(() -> new Tasks(Given.line(twilio)).create(PING));
        assertThat(failure).isInstanceOf(TwilioFailure.Unreachable.class);
        assertThat(twilio.heard()).hasSize(1);
    }

    private static URI origin(ServerSocket server) {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    private static void hangUpOnEverybody(ServerSocket server, AtomicInteger connections) {
        try {
            while (true) {
                try (var socket = server.accept()) {
                    connections.incrementAndGet();
                    socket.getInputStream().read(new byte[64]);
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
