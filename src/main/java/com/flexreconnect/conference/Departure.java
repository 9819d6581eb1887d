package com.flexreconnect.conference;

/** Why a leg left, as far as the callback says. */
public enum Departure {
    /** {@code participant_hung_up}: a browser's refresh and a pressed hang-up button look the same. */
    HUNG_UP,
    /** {@code participant_hung_up}, and in the same callback the call is in progress: only a look can tell. */
    HUNG_UP_OR_REDIRECTED,
    /** {@code participant_updated_via_api}: the call was given new TwiML, it goes on elsewhere. */
    REDIRECTED,
    /** {@code conference_ended_via_api} or {@code moderator_ended_conference}: nobody is left to recover. */
    ROOM_CLOSED,
    /** {@code participant_add_failed}: the leg was never really in the room. */
    NEVER_ARRIVED,
    /** The callback did not say. */
    UNSAID;

    /** A reload, a removal by a supervisor: no document says which reasons these have. */
    boolean mayBeALostBrowser() {
        return this != ROOM_CLOSED && this != NEVER_ARRIVED;
    }
}
