package com.flexreconnect.recovery;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import java.util.Optional;

/**
 * Something to be done at Twilio. Effects that are decided together have no order: what must follow something else is
 * decided when that is confirmed. Equal effects of one recovery are done once, but for those that are done {@link Anew}.
 */
public sealed interface Effect {

    /** Asking and alerting: what was right once is right again, each time that patience ends. */
    sealed interface Anew extends Effect {}

    /** Tell everybody in the room what is happening. */
    record Announce() implements Effect {}

    /** Ask who is in the old conference. */
    record LookAtRoom() implements Anew {}

    record MarkTask(Mark mark) implements Effect {}

    record CreatePing() implements Effect {}

    record CancelPing(TaskSid ping) implements Effect {}

    record CompletePing(TaskSid ping) implements Effect {}

    /** Ask the ping task how it stands, as nobody told. */
    record LookAtPing() implements Anew {}

    /** Make the old conference outlive the customer's leaving it. */
    record KeepOthers() implements Effect {}

    /** Take the customer off hold, with the announcement that they could not hear. */
    record TakeOffHold() implements Effect {}

    /** Send the customer to the original workflow at elevated priority. */
    record EnqueueCustomer(Target target, int attempt) implements Effect {}

    /** Ask where the customer's call is. */
    record LookForCustomer(int attempt) implements Anew {}

    /** Free the lost agent. */
    record CompleteReservation(FollowUp followUp) implements Effect {}

    /** Let any worker answer. */
    record Widen(TaskSid reconnect) implements Effect {}

    /** Ask whether a worker has accepted and the new conference lives. */
    record LookAtReconnect(TaskSid reconnect, int round) implements Anew {}

    record MoveParticipant(CallSid other, TaskSid reconnect) implements Effect {}

    /** End the old conference: nobody will come for those who are left in it. */
    record FreeOldConference() implements Effect {}

    record SendToFallback() implements Effect {}

    record Alert(Alarm alarm) implements Anew {}

    /** Flex armed it: the agent's leaving would end the conference. {@code sequence} tells one arming from the next. */
    record DisarmEndOnExit(ConferenceSid conference, CallSid agentCall, int sequence) implements Effect {}

    /** Find out who an unregistered leg is. */
    record Identify(ConferenceSid conference, CallSid call, Optional<TaskSid> task) implements Effect {}

    /** Ask whether an agent's call still goes on, which is all that hides a loss. */
    record LookAtLeg(ConferenceSid conference, CallSid call) implements Anew {}

    /** TaskRouter says that an agent is done with a call of which we know too little: ask whether they left a caller alone. */
    record LookForLoss(TaskSid task, ReservationSid reservation) implements Anew {}

    /** What the disconnected task's attributes are to say. */
    enum Mark {
        LOST,
        ANSWERED,
        WITHDRAWN
    }

    /** What Flex Insights shall count as following the disconnected segment. */
    enum FollowUp {
        RECONNECT_AGENT,
        NOTHING
    }

    /** Why somebody is to look. */
    enum Alarm {
        PING_REFUSED,
        OTHERS_NOT_KEPT,
        OTHERS_LEFT_BEHIND,
        RESERVATION_NOT_FREED,
        CALLER_WAITS_LONG,
        RECONNECT_NOT_LIVE,
        GAVE_UP,
        FALLBACK_REFUSED
    }
}
