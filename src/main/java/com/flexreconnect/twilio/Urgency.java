package com.flexreconnect.twilio;

/** Who waits for a request. What comes first goes first when not everything can be asked at once. */
public enum Urgency {
    /** A caller feels it: the announcement, the ping, the way to the queue. */
    CALLER_FEELS_IT,
    /** Somebody waits for the answer, or a decision does. */
    SOMEBODY_ASKS,
    /** Nobody waits. */
    HOUSEKEEPING
}
