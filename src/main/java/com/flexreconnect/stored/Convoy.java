package com.flexreconnect.stored;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Lets those travel together who come while others are under way. Whoever comes while there is a way free leaves at once, alone:
 * nobody waits for company. Who leads is one of those who travel; there are no threads of its own.
 *
 * @param <T> what is to be done
 * @param <R> what comes of it
 */
public final class Convoy<T, R> {

    private final int longest;
    private final Duration patience;
    private final Function<List<T>, List<R>> travel;
    private final Deque<Traveller<T, R>> waiting = new ArrayDeque<>();
    private int free;

    /**
     * @param ways so many are under way at the same time, at least one
     * @param longest so many travel together at most
     * @param patience so long somebody waits until they leave
     * @param travel has a result for each, in the same order
     */
    public Convoy(int ways, int longest, Duration patience, Function<List<T>, List<R>> travel) {
        if (ways < 1) throw new IllegalArgumentException("nobody could leave: " + ways + " ways");
        this.free = ways;
        this.longest = longest;
        this.patience = patience;
        this.travel = travel;
    }

    /**
     * @return empty when it took too long to leave: nothing was done
     * @throws RuntimeException what travelling has thrown, for each of those who travelled
     */
    public Optional<R> send(T one) {
        var traveller = new Traveller<T, R>(one);
        if (leavesAtOnce(traveller)) lead(traveller);
        else
            switch (turn(traveller)) {
                case LEAD -> lead(traveller);
                case FOLLOWED -> {}
                case GAVE_UP -> {
                    return Optional.empty();
                }
            }
        return Optional.of(traveller.result());
    }

    /** How many have not left yet. */
    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized boolean leavesAtOnce(Traveller<T, R> one) {
        if (free > 0) {
            free--;
            return true;
        }
        waiting.add(one);
        return false;
    }

    private Turn turn(Traveller<T, R> one) {
        try {
            return one.turn.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        } catch (TimeoutException tooLong) {
            return hasGivenUp(one) ? Turn.GAVE_UP : one.turn.join();
        } catch (InterruptedException stopping) {
            var turn = hasGivenUp(one) ? Turn.GAVE_UP : one.turn.join();
            Thread.currentThread().interrupt();
            return turn;
        }
    }

    private synchronized boolean hasGivenUp(Traveller<T, R> one) {
        return waiting.remove(one);
    }

    private void lead(Traveller<T, R> leader) {
        var all = with(leader);
        try {
            var results = travel.apply(all.stream().map(one -> one.what).toList());
            for (var at = 0; at < all.size(); at++) all.get(at).result.complete(results.get(at));
        } catch (RuntimeException | Error fault) {
            all.forEach(one -> one.result.completeExceptionally(fault));
        } finally {
            all.forEach(one -> one.turn.complete(Turn.FOLLOWED));
            handOver();
        }
    }

    private synchronized List<Traveller<T, R>> with(Traveller<T, R> leader) {
        List<Traveller<T, R>> all = new ArrayList<>();
        all.add(leader);
        while (all.size() < longest && !waiting.isEmpty()) all.add(waiting.remove());
        return all;
    }

    private synchronized void handOver() {
        if (waiting.isEmpty()) free++;
        else waiting.remove().turn.complete(Turn.LEAD);
    }

    private enum Turn {
        LEAD,
        FOLLOWED,
        GAVE_UP
    }

    private static final class Traveller<T, R> {
        private final T what;
        private final CompletableFuture<Turn> turn = new CompletableFuture<>();
        private final CompletableFuture<R> result = new CompletableFuture<>();

        private Traveller(T what) {
            this.what = what;
        }

        /** Of a journey that is over. */
        private R result() {
            try {
                return result.join();
            } catch (CompletionException fault) {
                throw fault.getCause() instanceof RuntimeException known ? known : fault;
            }
        }
    }
}
