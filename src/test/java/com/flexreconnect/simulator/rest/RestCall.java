package com.flexreconnect.simulator.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request the service made to Twilio.
 *
 * @param form the parsed form; {@code body} for JSON under that name
 * @param status what was answered; 0 while it is being answered, -1 when the answer was lost
 * @param endedAt null while it is being answered
 */
public record RestCall(
        long number,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> form,
        int status,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /**
     * Matches a method and a path in which {@code *} stands for one segment, for example
     * {@code POST /v1/Workspaces/*}{@code /Tasks}.
     */
    public static Predicate<RestCall> to(String methodAndPath) {
        int blank = methodAndPath.indexOf(' ');
        String method = methodAndPath.substring(0, blank);
        var path = Pattern.compile(
                methodAndPath.substring(blank + 1).replace(".", "\\.").replace("*", "[^/.]+"));
        return call -> call.method().equals(method) && path.matcher(call.path()).matches();
    }

    /** A new task for TaskRouter. */
    public static Predicate<RestCall> createsTask() {
        return to("POST /v1/Workspaces/*/Tasks");
    }

    /** New instructions for a call. */
    public static Predicate<RestCall> redirectsCall() {
        return to("POST /2010-04-01/Accounts/*/Calls/*.json")
                .and(call -> call.form().containsKey("Twiml") || call.form().containsKey("Url"));
    }

    /** Something for the whole room to hear. */
    public static Predicate<RestCall> announces() {
        return to("POST /2010-04-01/Accounts/*/Conferences/*.json")
                .and(call -> call.form().containsKey("AnnounceUrl"));
    }

    public Duration took() {
        return endedAt == null ? Duration.ZERO : Duration.between(startedAt, endedAt);
    }

    RestCall ended(int answered, Instant at) {
        return new RestCall(number, method, path, query, form, answered, startedAt, at);
    }
}
