package com.flexreconnect.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampledTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void however_many_read_it_is_looked_once_in_a_while_and_not_at_all_when_nobody_reads() {
        var sampled = new Sampled<>(looks::incrementAndGet, -1, Duration.ofSeconds(10), now::get);
        assertThat(looks).hasValue(0);
        for (var i = 0; i < 50; i++) assertThat(sampled.get()).isEqualTo(1);
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(sampled.get()).isEqualTo(2);
    }

    @Test
    void what_cannot_be_seen_is_unknown_and_looked_for_no_more_often() {
        var sampled = new Sampled<>(
                () -> {
                    if (looks.incrementAndGet() == 2) throw new IllegalStateException("no database");
                    return 7;
                },
                -1,
                Duration.ofSeconds(10),
                now::get);
        assertThat(sampled.get()).isEqualTo(7);
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(sampled.get()).isEqualTo(-1);
        assertThat(sampled.get()).isEqualTo(-1);
        assertThat(looks).hasValue(2);
    }

    @Test
    void whoever_reads_while_another_looks_does_not_wait() throws Exception {
        var looking = new CountDownLatch(1);
        var seen = new CountDownLatch(1);
        var sampled = new Sampled<>(
                () -> {
                    looking.countDown();
                    try {
                        seen.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return looks.incrementAndGet();
                },
                -1,
                Duration.ofSeconds(10),
                now::get);
        var slow = new ArrayList<Integer>();
        var reader = Thread.ofVirtual().start(() -> slow.add(sampled.get()));
        looking.await();
        assertThat(sampled.get()).isEqualTo(-1);
        seen.countDown();
        reader.join();
        assertThat(slow).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no",
                "00-00000000000000000000000000000000-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01"
            })
    void a_place_in_a_trace_that_cannot_be_read_is_none(String text) {
        assertThat(TraceParent.read(text)).isEmpty();
    }

    @Test
    void a_place_in_a_trace_is_read_as_it_was_written() {
        var text = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        assertThat(TraceParent.read(text).flatMap(TraceParent::of)).isEqualTo(Optional.of(text));
    }
}
