package com.flexreconnect.chaos;

import static com.flexreconnect.simulator.rest.RestCall.to;

import com.flexreconnect.simulator.rest.RestCall;
import java.util.List;
import java.util.function.Predicate;

/** Each kind of effect: its name in the ledger, the ordeal that needs it, and what it asks Twilio, in this order. */
enum Deed {
    ANNOUNCE("Announce[", Ordeal.AGENT_REFRESHES, RestCall.announces()),
    LOOK_AT_ROOM("LookAtRoom[", Ordeal.AGENT_REFRESHES, to("GET " + Shape.ROOM + "/Participants.json")),
    CREATE_PING("CreatePing[", Ordeal.AGENT_REFRESHES, RestCall.createsTask()),
    MARK_LOST("MarkTask[mark=LOST]", Ordeal.AGENT_REFRESHES, Shape.READ_TASK, Shape.WRITE_TASK),
    MARK_ANSWERED("MarkTask[mark=ANSWERED]", Ordeal.AGENT_REFRESHES, Shape.READ_TASK, Shape.WRITE_TASK),
    MARK_WITHDRAWN("MarkTask[mark=WITHDRAWN]", Ordeal.GOODBYE_COMES_LATE, Shape.READ_TASK, Shape.WRITE_TASK),
    ENQUEUE_CUSTOMER("EnqueueCustomer[", Ordeal.AGENT_REFRESHES, RestCall.redirectsCall()),
    COMPLETE_PING("CompletePing[", Ordeal.AGENT_REFRESHES, Shape.END_TASK),
    CANCEL_PING("CancelPing[", Ordeal.CUSTOMER_HANGS_UP, Shape.END_TASK),
    LOOK_AT_PING("LookAtPing[", Ordeal.AGENT_STAYS_AWAY, Shape.READ_TASK),
    FREE_AGENT("CompleteReservation[followUp=RECONNECT", Ordeal.AGENT_REFRESHES, Shape.COMPLETE_RESERVATION),
    FREE_AGENT_FOR_NOTHING(
            "CompleteReservation[followUp=NOTHING",
            Ordeal.CUSTOMER_HANGS_UP,
            Shape.READ_TASK,
            Shape.WRITE_TASK,
            Shape.COMPLETE_RESERVATION),
    IDENTIFY("Identify[", Ordeal.THIRD_PARTY_AND_HOLD, Shape.READ_TASK, Shape.READ_CALL),
    LOOK_AT_LEG("LookAtLeg[", Ordeal.A_COLLEAGUE_LEFT_UNHEARD, Shape.READ_CALL),
    LOOK_FOR_LOSS(
            "LookForLoss[",
            Ordeal.NOBODY_TELLS_OF_THE_LOSS,
            to("GET /2010-04-01/Accounts/*/Conferences.json"),
            Shape.READ_TASK,
            to("GET /v1/Workspaces/*/Tasks/*/Reservations"),
            to("GET " + Shape.ROOM + "/Participants.json")),
    TAKE_OFF_HOLD(
            "TakeOffHold[",
            Ordeal.CALLER_ON_HOLD,
            Shape.CHANGE_PARTICIPANT.and(call -> call.form().containsKey("AnnounceUrl"))),
    KEEP_OTHERS("KeepOthers[", Ordeal.THIRD_PARTY_AND_HOLD, Shape.READ_PARTICIPANT, Shape.DISARM),
    MOVE_PARTICIPANT(
            "MoveParticipant[",
            Ordeal.THIRD_PARTY_AND_HOLD,
            Shape.READ_PARTICIPANT,
            to("GET /2010-04-01/Accounts/*/Conferences.json"),
            RestCall.redirectsCall()),
    FREE_OLD_CONFERENCE(
            "FreeOldConference[",
            Ordeal.THIRD_PARTY_AND_HOLD,
            to("POST " + Shape.ROOM + ".json").and(call -> call.form().containsKey("Status"))),
    LOOK_AT_RECONNECT("LookAtReconnect[", Ordeal.AGENT_VANISHES_AFTER_THE_PING, Shape.READ_CALL, Shape.READ_TASK),
    WIDEN(
            "Widen[",
            Ordeal.AGENT_VANISHES_AFTER_THE_PING,
            Shape.READ_TASK,
            Shape.WRITE_TASK,
            to("GET /v1/Workspaces/*/Tasks/*/Reservations"),
            Shape.COMPLETE_RESERVATION),
    LOOK_FOR_CUSTOMER(
            "LookForCustomer[",
            Ordeal.NOBODY_TELLS_OF_THE_QUEUE,
            Shape.READ_CALL,
            to("GET /v1/Workspaces/*/Tasks"),
            Shape.READ_TASK),
    SEND_TO_FALLBACK(
            "SendToFallback[", Ordeal.QUEUE_IS_REFUSED, to("GET /v1/Workspaces/*/Tasks"), RestCall.redirectsCall()),
    ALERT("Alert[", Ordeal.QUEUE_IS_REFUSED),
    DISARM_END_ON_EXIT("DisarmEndOnExit[", Ordeal.FLEX_ARMS_THE_AGENTS_LEG, Shape.DISARM);

    final String name;
    final Ordeal ordeal;
    final List<Predicate<RestCall>> requests;

    @SafeVarargs
    Deed(String name, Ordeal ordeal, Predicate<RestCall>... requests) {
        this.name = name;
        this.ordeal = ordeal;
        this.requests = List.of(requests);
    }

    private static final class Shape {
        static final String ROOM = "/2010-04-01/Accounts/*/Conferences/*";
        static final Predicate<RestCall> READ_CALL = to("GET /2010-04-01/Accounts/*/Calls/*.json");
        static final Predicate<RestCall> READ_PARTICIPANT = to("GET " + ROOM + "/Participants/*.json");
        static final Predicate<RestCall> CHANGE_PARTICIPANT = to("POST " + ROOM + "/Participants/*.json");
        static final Predicate<RestCall> DISARM =
                CHANGE_PARTICIPANT.and(call -> call.form().containsKey("EndConferenceOnExit"));
        static final Predicate<RestCall> READ_TASK = to("GET /v1/Workspaces/*/Tasks/*");
        static final Predicate<RestCall> WRITE_TASK =
                to("POST /v1/Workspaces/*/Tasks/*").and(call -> call.form().containsKey("Attributes"));
        static final Predicate<RestCall> END_TASK =
                to("POST /v1/Workspaces/*/Tasks/*").and(call -> call.form().containsKey("AssignmentStatus"));
        static final Predicate<RestCall> COMPLETE_RESERVATION = to("POST /v1/Workspaces/*/Tasks/*/Reservations/*");
    }
}
