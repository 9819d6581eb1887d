package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.sid.TaskSid;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyCallsAtOnceTest {

    private static final int CALLS = 64;

    /** Nobody is answered before all have arrived: with fewer connections than calls this could not end well. */
    @Test
    void sixty_four_calls_are_in_progress_together() throws Exception {
        var arrived = new CountDownLatch(CALLS);
        try (var twilio = new StubTwilio();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            twilio.always(request -> {
                arrived.countDown();
                var sid = request.path().substring(request.path().lastIndexOf('/') + 1);
                return togetherWithTheOthers(arrived)
                        ? Answer.ok("{\"sid\":\"%s\"}".formatted(sid))
                        : Answer.error(500, 0);
            });
            var tasks = new Tasks(Given.line(twilio));
            var asked = IntStream.range(0, CALLS)
                    .mapToObj(n -> new TaskSid("WT%032x".formatted(n)))
                    .toList();
            var answers = asked.stream()
                    .map(task -> callers.submit(() -> tasks.fetch(task).task()))
                    .toList();
            for (var n = 0; n < CALLS; n++) assertThat(answers.get(n).get()).isEqualTo(asked.get(n));
            assertThat(twilio.heard()).hasSize(CALLS);
        }
    }

    private static boolean togetherWithTheOthers(CountDownLatch arrived) {
        try {
            return arrived.await(4, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
