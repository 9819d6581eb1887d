package com.flexreconnect.chaos;

import static com.flexreconnect.simulator.rest.RestCall.to;

import com.flexreconnect.simulator.rest.RestCall;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/** Every request to Twilio that a recovery makes when all goes well. */
enum Step {
    ANNOUNCE(RestCall.announces()),
    CREATE_PING(RestCall.createsTask()),
    LOOK_AT_ROOM(to("GET /2010-04-01/Accounts/*/Conferences/*/Participants.json")),
    READ_TASK(to("GET /v1/Workspaces/*/Tasks/*")),
    MARK_LOST(to("POST /v1/Workspaces/*/Tasks/*")
            .and(writes("disconnectedTime").and(writes("wasPing").negate()))),
    MARK_ANSWERED(to("POST /v1/Workspaces/*/Tasks/*").and(writes("wasPing"))),
    REDIRECT(RestCall.redirectsCall()),
    COMPLETE_PING(to("POST /v1/Workspaces/*/Tasks/*").and(call -> call.form().containsKey("AssignmentStatus"))),
    COMPLETE_RESERVATION(to("POST /v1/Workspaces/*/Tasks/*/Reservations/*"));

    /** Done twice, or not at all, somebody would notice at once. */
    static final Set<Step> FELT_BY_THE_CALLER_OR_THE_AGENT =
            EnumSet.of(ANNOUNCE, CREATE_PING, REDIRECT, COMPLETE_RESERVATION);

    private final Predicate<RestCall> request;

    Step(Predicate<RestCall> request) {
        this.request = request;
    }

    boolean is(RestCall call) {
        return request.test(call);
    }

    private static Predicate<RestCall> writes(String attribute) {
        return call -> call.form().getOrDefault("Attributes", "").contains(attribute);
    }
}
