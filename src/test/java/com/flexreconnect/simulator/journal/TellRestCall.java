package com.flexreconnect.simulator.journal;

import com.flexreconnect.simulator.rest.RestCall;
import java.util.List;
import java.util.function.Predicate;

/** What a request to Twilio is for, in words. */
final class TellRestCall {

    private static final String API = "/2010-04-01/Accounts/*";
    private static final String ROUTER = "/v1/Workspaces/*";

    private static final List<Meaning> MEANINGS = List.of(
            when("POST " + ROUTER + "/Tasks", call -> true, "creates the ping"),
            when("POST " + ROUTER + "/Tasks/*", has("AssignmentStatus", ""), "ends a task"),
            when("POST " + ROUTER + "/Tasks/*", call -> true, "writes a task's attributes"),
            when("GET " + ROUTER + "/Tasks/*", call -> true, "reads a task"),
            when("GET " + ROUTER + "/Tasks", call -> true, "looks for a task"),
            when("POST " + ROUTER + "/Tasks/*/Reservations/*", call -> true, "completes a reservation"),
            when("GET " + ROUTER + "/Tasks/*/Reservations", call -> true, "reads a task's reservations"),
            when("GET " + ROUTER + "/Tasks/*/Reservations/*", call -> true, "reads a reservation"),
            when("POST " + API + "/Calls/*.json", has("Twiml", "<Enqueue"), "puts the caller into the queue"),
            when("POST " + API + "/Calls/*.json", has("Twiml", "<Conference"), "moves a party into a conference"),
            when("POST " + API + "/Calls/*.json", call -> true, "gives a call new instructions"),
            when("GET " + API + "/Calls/*.json", call -> true, "reads a call"),
            when("POST " + API + "/Conferences/*.json", has("AnnounceUrl", ""), "announces to the conference"),
            when("POST " + API + "/Conferences/*.json", has("Status", ""), "ends a conference"),
            when("GET " + API + "/Conferences/*.json", call -> true, "reads a conference"),
            when("GET " + API + "/Conferences.json", call -> true, "looks for a conference"),
            when("GET " + API + "/Conferences/*/Participants.json", call -> true, "reads who is in the conference"),
            when(
                    "POST " + API + "/Conferences/*/Participants/*.json",
                    has("EndConferenceOnExit", ""),
                    "sets a participant's endConferenceOnExit"),
            when("POST " + API + "/Conferences/*/Participants/*.json", has("Hold", ""), "puts on or off hold"),
            when("GET " + API + "/Conferences/*/Participants/*.json", call -> true, "reads a participant"),
            when("POST /v1/Accounts/*/Tokens/validate", call -> true, "has a Flex token checked"));

    private TellRestCall() {}

    static String tell(RestCall call) {
        return MEANINGS.stream()
                .filter(meaning -> meaning.which().test(call))
                .findFirst()
                .map(meaning -> meaning.words() + detail(call))
                .orElseGet(() -> call.method() + " " + call.path());
    }

    private static String detail(RestCall call) {
        for (String field : List.of("AssignmentStatus", "EndConferenceOnExit", "Hold", "ReservationStatus")) {
            if (call.form().containsKey(field)) {
                return " (" + call.form().get(field) + ")";
            }
        }
        return "";
    }

    private static Meaning when(String target, Predicate<RestCall> more, String words) {
        return new Meaning(RestCall.to(target).and(more), words);
    }

    private static Predicate<RestCall> has(String field, String part) {
        return call -> call.form().containsKey(field) && call.form().get(field).contains(part);
    }

    private record Meaning(Predicate<RestCall> which, String words) {}
}
