package com.flexreconnect.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConvoyTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<String>> journeys = new CopyOnWriteArrayList<>();
    private final Semaphore green = new Semaphore(0);

    @AfterEach
    void home() {
        green.release(1000);
        people.close();
    }

    @Test
    void whoever_finds_a_way_free_leaves_at_once_and_alone() {
        green.release();
        assertThat(convoy(1, LONG).send("one")).contains("ONE");
        assertThat(journeys).containsExactly(List.of("one"));
    }

    @Test
    void those_who_come_meanwhile_travel_together_in_the_order_in_which_they_came() {
        var convoy = convoy(1, LONG);
        var all = send(convoy, "a", "b", "c");
        green.release(2);
        assertThat(all.stream().map(CompletableFuture::join))
                .containsExactly(Optional.of("A"), Optional.of("B"), Optional.of("C"));
        assertThat(journeys).containsExactly(List.of("a"), List.of("b", "c"));
    }

    @Test
    void without_a_way_nobody_could_leave() {
        assertThatThrownBy(() -> convoy(0, LONG)).hasMessageContaining("0 ways");
    }

    @Test
    void more_than_fit_wait_for_the_next() {
        var convoy = convoy(1, LONG);
        var all = send(convoy, "a", "b", "c", "d", "e", "f");
        green.release(3);
        all.forEach(CompletableFuture::join);
        assertThat(journeys).containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e", "f"));
    }

    @Test
    void as_many_are_under_way_at_once_as_there_are_ways() {
        var convoy = convoy(2, LONG);
        var all = send(convoy, "a", "b", "c");
        assertThat(journeys).containsExactly(List.of("a"), List.of("b"));
        green.release(3);
        all.forEach(CompletableFuture::join);
        assertThat(journeys).hasSize(3);
    }

    @Test
    void what_goes_wrong_is_told_to_each_who_travelled_and_to_nobody_else() {
        var convoy = convoy(1, LONG);
        var all = send(convoy, "a", "b", "break down", "c", "d");
        green.release(3);
        assertThat(all.getFirst().join()).contains("A");
        all.subList(1, 4)
                .forEach(one -> assertThatThrownBy(one::join).hasRootCauseInstanceOf(IllegalStateException.class));
        assertThat(all.getLast().join()).contains("D");
    }

    @Test
    void even_where_the_machine_fails_nobody_waits_for_ever() {
        var convoy = new Convoy<String, String>(1, 3, LONG, all -> {
            throw new StackOverflowError();
        });
        assertThatThrownBy(() -> convoy.send("a")).hasCauseInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> convoy.send("b")).hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void whoever_has_waited_too_long_goes_away_and_nothing_is_done() {
        var convoy = convoy(1, Duration.ofMillis(20));
        var first = send(convoy, "a").getFirst();
        assertThat(convoy.send("b")).isEmpty();
        green.release(2);
        assertThat(first.join()).contains("A");
        assertThat(convoy.send("c")).contains("C");
        assertThat(journeys).containsExactly(List.of("a"), List.of("c"));
    }

    @Test
    void in_a_crowd_everybody_arrives_once() {
        green.release(1_000_000);
        var under = new AtomicInteger();
        var most = new AtomicInteger();
        var convoy = new Convoy<Integer, Integer>(3, 7, LONG, all -> {
            most.accumulateAndGet(under.incrementAndGet(), Math::max);
            assertThat(all).hasSizeBetween(1, 7);
            Thread.yield();
            under.decrementAndGet();
            return all.stream().map(one -> one * 2).toList();
        });
        var sums = IntStream.range(0, 200)
                .mapToObj(person -> CompletableFuture.supplyAsync(
                        () -> IntStream.range(0, 100)
                                .map(trip -> convoy.send(person * 100 + trip).orElseThrow())
                                .asLongStream()
                                .sum(),
                        people))
                .toList();
        assertThat(sums.stream().mapToLong(CompletableFuture::join).sum())
                .isEqualTo(IntStream.range(0, 20_000).asLongStream().sum() * 2);
        assertThat(most.get()).isLessThanOrEqualTo(3);
    }

    private Convoy<String, String> convoy(int ways, Duration patience) {
        return new Convoy<>(ways, 3, patience, all -> {
            journeys.add(all);
            green.acquireUninterruptibly();
            if (all.contains("break down")) throw new IllegalStateException("on the road");
            return all.stream().map(String::toUpperCase).toList();
        });
    }

    /** One after the other: each is under way or waits before the next one comes. */
    private List<CompletableFuture<Optional<String>>> send(Convoy<String, String> convoy, String... all) {
        var sent = new ArrayList<CompletableFuture<Optional<String>>>();
        for (var one : all) {
            sent.add(CompletableFuture.supplyAsync(() -> convoy.send(one), people));
            await().until(() ->
                    convoy.waiting() + journeys.stream().mapToInt(List::size).sum() == sent.size());
        }
        return sent;
    }
}
