package com.flexreconnect.recovery;

/** How a recovery ended. */
public enum Outcome {
    /** Back with the agent who was lost. */
    RECOVERED,
    /** With another agent. */
    HANDED_OVER,
    /** Nobody was lost. */
    FALSE_ALARM,
    /** The caller hung up, or was taken elsewhere by somebody else. */
    CUSTOMER_LEFT,
    /** All patience ended, or a person asked for it: the caller was sent to the fallback. */
    GAVE_UP,
    /** A person said that somebody else takes care of the caller. */
    CLOSED_BY_HAND
}
