package com.flexreconnect.simulator.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio bears of one account: so many requests in any second to each of its APIs, and fewer searches for tasks. What
 * comes beyond is answered with 429 and not performed. Without limits until it is told.
 */
public final class Limits {

    private static final long SECOND = 1_000_000_000L;

    private final Map<String, Deque<Long>> taken = new HashMap<>();
    private @Nullable Integer perSecond;
    private int searchesPerSecond;

    /** @param searches for tasks by their attributes, of which Twilio says that it allows about three a second */
    public synchronized Limits atMost(int requests, int searches) {
        perSecond = requests;
        searchesPerSecond = searches;
        return this;
    }

    synchronized void reset() {
        taken.clear();
        perSecond = null;
    }

    synchronized boolean refuses(RestCall call, long now) {
        if (perSecond == null) {
            return false;
        }
        var search = call.query().containsKey("EvaluateTaskAttributes");
        var last = taken.computeIfAbsent(search ? "searches" : api(call.path()), api -> new ArrayDeque<>());
        while (!last.isEmpty() && now - last.getFirst() >= SECOND) {
            last.removeFirst();
        }
        if (last.size() >= (search ? searchesPerSecond : perSecond)) {
            return true;
        }
        last.addLast(now);
        return false;
    }

    /** Which of Twilio's hosts it would have been. */
    private static String api(String path) {
        return path.startsWith("/2010-04-01") ? "api" : path.startsWith("/v1/Workspaces") ? "taskrouter" : "iam";
    }
}
