package com.flexreconnect.conference;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import java.util.Optional;

/**
 * A fact about one conference. Facts come late, twice and out of order; {@code sequence} is Twilio's
 * {@code SequenceNumber} and orders those that have one.
 */
public sealed interface ConferenceEvent {

    /**
     * @param endsConference whether this leg's leaving would end the conference for all
     * @param listensOnly muted or coaching: a supervisor who monitors, nobody the caller could talk to
     */
    record Joined(CallSid call, int sequence, boolean endsConference, boolean listensOnly) implements ConferenceEvent {}

    record Modified(CallSid call, int sequence, boolean endsConference) implements ConferenceEvent {}

    record Left(CallSid call, int sequence, Departure departure) implements ConferenceEvent {}

    record Ended(int sequence) implements ConferenceEvent {}

    /**
     * The plugin says: this worker talks here, through this leg, with this customer. Takes an earlier goodbye back.
     *
     * @param said when it asked: microseconds since 1970 by our clock, an order and nothing more
     */
    record Registered(Agent agent, CallSid call, Optional<CallSid> customer, long said) implements ConferenceEvent {}

    /** The same where the page does not know the worker's leg, as after a reload: Twilio is asked which it is. */
    record RegisteredWithoutLeg(Agent agent, Optional<CallSid> customer, long said) implements ConferenceEvent {}

    /** The plugin says: this worker is about to leave on purpose. */
    record SaidGoodbye(WorkerSid worker, long said) implements ConferenceEvent {}

    /**
     * TaskRouter says: nobody took the call that this worker handed on. Takes their goodbye back.
     *
     * @param said when it failed: microseconds since 1970 by Twilio's clock, later than the goodbye by all the ringing
     */
    record TransferFailed(WorkerSid worker, long said) implements ConferenceEvent {}

    /** Twilio was asked who this unknown leg is, and knew. */
    record Identified(CallSid call, Identity identity) implements ConferenceEvent {}

    /** Twilio was asked about this leg, and its call is over, whatever was told of it. */
    record CallOver(CallSid call) implements ConferenceEvent {}

    /** TaskRouter says that the worker's part of the call is over: the second way to learn of a lost agent. */
    record WrappedUp(ReservationSid reservation) implements ConferenceEvent {}

    /** Who an unregistered leg turned out to be. */
    sealed interface Identity {
        record AgentOf(Agent agent, Optional<CallSid> customer) implements Identity {}

        /** An agent's browser ({@code client:…}), whose we do not know yet. */
        record SomeAgent() implements Identity {}

        record Customer() implements Identity {}

        record ThirdParty() implements Identity {}
    }

    /** The task that the conference's friendly name gives, when it is one. */
    record Named(TaskSid task) implements ConferenceEvent {}
}
