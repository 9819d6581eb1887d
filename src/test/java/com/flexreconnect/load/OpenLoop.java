package com.flexreconnect.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Sends requests at a fixed rate, however slow the answers are, over connections that stay open. What a request waited
 * for a free connection counts as its latency.
 *
 * @param baseUrls connections are spread evenly over these
 */
public record OpenLoop(List<String> baseUrls, int perSecond, int connections) {

    OpenLoop(String baseUrl, int perSecond, int connections) {
        this(List.of(baseUrl), perSecond, connections);
    }

    public Answers send(List<byte[]> requests) {
        var next = new AtomicInteger();
        var answers = new Answers(new AtomicLongArray(requests.size()), new AtomicIntegerArray(requests.size()));
        var start = System.nanoTime() + Duration.ofMillis(50).toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var connection = 0; connection < connections; connection++)
                threads.execute(on(baseUrls.get(connection % baseUrls.size()), requests, next, start, answers));
        }
        answers.took = Duration.ofNanos(System.nanoTime() - start);
        return answers;
    }

    private Runnable on(String baseUrl, List<byte[]> requests, AtomicInteger next, long start, Answers answers) {
        return () -> send(baseUrl, requests, next, start, answers);
    }

    private void send(String baseUrl, List<byte[]> requests, AtomicInteger next, long start, Answers answers) {
        try (var connection = new KeptOpen(URI.create(baseUrl))) {
            for (var i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                var intended = start + i * 1_000_000_000L / perSecond;
                for (var left = intended - System.nanoTime(); left > 0; left = intended - System.nanoTime())
                    LockSupport.parkNanos(left);
                answers.statuses.set(i, connection.post(requests.get(i)));
                answers.nanos.set(i, System.nanoTime() - intended);
            }
        }
    }

    /** What became of each request, in the order in which they were to be sent. */
    public static final class Answers {
        final AtomicLongArray nanos;
        final AtomicIntegerArray statuses;
        Duration took = Duration.ZERO;

        Answers(AtomicLongArray nanos, AtomicIntegerArray statuses) {
            this.nanos = nanos;
            this.statuses = statuses;
        }

        public double percentileMillis(double share) {
            var sorted = IntStream.range(0, nanos.length())
                    .mapToLong(nanos::get)
                    .sorted()
                    .toArray();
            return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
        }

        public double perSecond() {
            return nanos.length() / (took.toNanos() / 1e9);
        }

        /** Those to send again, as Twilio would. */
        public List<Integer> refused() {
            return IntStream.range(0, statuses.length())
                    .filter(i -> statuses.get(i) != 200)
                    .boxed()
                    .toList();
        }
    }
}
