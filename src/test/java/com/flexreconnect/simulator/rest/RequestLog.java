package com.flexreconnect.simulator.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Every request the service made to Twilio, and what one can ask about them. */
public final class RequestLog {

    private final Map<Long, RestCall> calls = new LinkedHashMap<>();
    private long next = 1;
    private final List<String> unknown = new ArrayList<>();
    private final List<Consumer<RestCall>> listeners = new CopyOnWriteArrayList<>();

    public synchronized List<RestCall> all() {
        return List.copyOf(calls.values());
    }

    public List<RestCall> matching(Predicate<RestCall> which) {
        return all().stream().filter(which).toList();
    }

    /** How often each method and path was asked for; SIDs are shown by their prefix. */
    public Map<String, Long> countsByPath() {
        return all().stream()
                .collect(Collectors.groupingBy(
                        call -> call.method() + " " + call.path().replaceAll("([A-Z]{2})[0-9a-f]{32}", "$1"),
                        Collectors.counting()));
    }

    /** Requests that the real Twilio does not know or would not understand; a test asserts that there are none. */
    public synchronized List<String> unknownRequests() {
        return List.copyOf(unknown);
    }

    /** Creations of tasks whose attributes carry this recovery. */
    public List<RestCall> taskCreationsOf(String recoveryId) {
        return matching(RestCall.createsTask()
                .and(call -> call.form().getOrDefault("Attributes", "").contains(recoveryId)));
    }

    /**
     * The longest chain of requests, each of which started after the one before had ended, that ends with the first
     * request to match {@code last}. 1 is: nothing had to be waited for. 0 is: there was no such request.
     *
     * @param from only requests that started then or later count
     */
    public int longestDependentChain(Instant from, Predicate<RestCall> last) {
        var after = all().stream()
                .filter(call -> !call.startedAt().isBefore(from))
                .sorted(Comparator.comparing(RestCall::startedAt))
                .toList();
        return after.stream()
                .filter(last)
                .findFirst()
                .map(goal -> chain(after, goal))
                .orElse(0);
    }

    private static int chain(List<RestCall> sorted, RestCall goal) {
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            int longest = 0;
            for (int j = 0; j < i; j++) {
                Instant ended = sorted.get(j).endedAt();
                if (ended != null && !ended.isAfter(sorted.get(i).startedAt())) {
                    longest = Math.max(longest, lengths.get(j));
                }
            }
            lengths.add(longest + 1);
        }
        return lengths.get(sorted.indexOf(goal));
    }

    /** Told when a request was answered (or its answer lost). */
    public void onAnswer(Consumer<RestCall> listener) {
        listeners.add(listener);
    }

    public synchronized void clear() {
        calls.clear();
        unknown.clear();
    }

    synchronized RestCall begin(
            String method, String path, Map<String, String> query, Map<String, String> form, Instant at) {
        var call = new RestCall(next++, method, path, query, form, 0, at, null);
        calls.put(call.number(), call);
        return call;
    }

    void end(RestCall call, int status, Instant at) {
        RestCall ended = call.ended(status, at);
        synchronized (this) {
            calls.replace(call.number(), ended);
        }
        listeners.forEach(listener -> listener.accept(ended));
    }

    synchronized void unknown(String what) {
        unknown.add(what);
    }
}
