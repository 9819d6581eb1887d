package com.flexreconnect.simulator.webhook;

import java.util.Set;

/**
 * How often Twilio tries again, and after what.
 *
 * @param retries at most so often
 * @param on {@code 4xx}, {@code 5xx}, {@code ct}, {@code rt}, {@code all}
 */
record RetryPolicy(int retries, Set<String> on) {

    /** Twilio's default: once, and only when no connection was made. */
    private static final RetryPolicy STANDARD = new RetryPolicy(1, Set.of("ct"));

    /** Reads the connection overrides from a URL's fragment. */
    static RetryPolicy of(String url) {
        int fragment = url.indexOf('#');
        if (fragment < 0) {
            return STANDARD;
        }
        int retries = STANDARD.retries;
        Set<String> on = STANDARD.on;
        for (String pair : url.substring(fragment + 1).split("&")) {
            if (pair.startsWith("rc=")) {
                retries = Integer.parseInt(pair.substring(3));
            } else if (pair.startsWith("rp=")) {
                on = Set.of(pair.substring(3).split(","));
            }
        }
        return new RetryPolicy(retries, on);
    }

    /**
     * @param status HTTP status, 0 when there was no answer
     */
    boolean again(int tries, int status) {
        if (status / 100 == 2 || tries > retries) {
            return false;
        }
        return on.contains("all")
                || status == 0 && (on.contains("ct") || on.contains("rt"))
                || status / 100 == 4 && on.contains("4xx")
                || status / 100 == 5 && on.contains("5xx");
    }
}
