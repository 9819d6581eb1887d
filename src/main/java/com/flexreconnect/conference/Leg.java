package com.flexreconnect.conference;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.WorkerSid;
import java.util.Optional;

/**
 * One call's presence in the room.
 *
 * @param presenceSequence the sequence number that {@code presence} is as of; -1 before any callback
 * @param endsConference Twilio's {@code endConferenceOnExit} as last reported
 * @param flagSequence the sequence number that {@code endsConference} is as of
 * @param departure why it left; {@code UNSAID} while it is here
 */
record Leg(
        CallSid call,
        Role role,
        Optional<WorkerSid> worker,
        Presence presence,
        int presenceSequence,
        boolean endsConference,
        int flagSequence,
        boolean listensOnly,
        Departure departure) {

    enum Role {
        UNKNOWN,
        CUSTOMER,
        AGENT,
        /** An agent's browser, but nobody told us whose. */
        SOME_AGENT,
        THIRD_PARTY
    }

    enum Presence {
        /** Announced by the plugin, no callback yet. */
        EXPECTED,
        HERE,
        GONE,
        /** Twilio was asked, and the call is over: a leave of which nobody told, and no join that is told late undoes it. */
        OVER
    }

    static Leg unseen(CallSid call) {
        return new Leg(call, Role.UNKNOWN, Optional.empty(), Presence.EXPECTED, -1, false, -1, false, Departure.UNSAID);
    }

    boolean gone() {
        return presence == Presence.GONE || presence == Presence.OVER;
    }

    boolean here() {
        return presence == Presence.HERE;
    }

    boolean is(Role other) {
        return role == other;
    }

    /** An agent the caller can talk to, registered or not. */
    boolean speaksForUs() {
        return !gone() && (role == Role.AGENT || role == Role.SOME_AGENT && !listensOnly);
    }

    Leg as(Role known) {
        return new Leg(
                call, known, worker, presence, presenceSequence, endsConference, flagSequence, listensOnly, departure);
    }

    Leg ofWorker(WorkerSid owner) {
        return new Leg(
                call,
                Role.AGENT,
                Optional.of(owner),
                presence,
                presenceSequence,
                endsConference,
                flagSequence,
                listensOnly,
                departure);
    }

    Leg joined(int sequence, boolean listens) {
        if (sequence <= presenceSequence) return this;
        return new Leg(
                call,
                role,
                worker,
                unlessOver(Presence.HERE),
                sequence,
                endsConference,
                flagSequence,
                listens,
                Departure.UNSAID);
    }

    Leg left(int sequence, Departure why) {
        if (sequence <= presenceSequence) return this;
        return new Leg(
                call,
                role,
                worker,
                unlessOver(Presence.GONE),
                sequence,
                endsConference,
                flagSequence,
                listensOnly,
                why);
    }

    Leg over() {
        return new Leg(
                call,
                role,
                worker,
                Presence.OVER,
                presenceSequence,
                endsConference,
                flagSequence,
                listensOnly,
                departure);
    }

    private Presence unlessOver(Presence told) {
        return presence == Presence.OVER ? presence : told;
    }

    Leg flagged(int sequence, boolean ends) {
        if (sequence <= flagSequence) return this;
        return new Leg(call, role, worker, presence, presenceSequence, ends, sequence, listensOnly, departure);
    }
}
