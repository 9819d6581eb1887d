package com.flexreconnect.simulator.world;

/** What one party of a call hears. */
public enum Sound {
    RINGING,
    AGENT,
    /** Other parties, none of them an agent. */
    OTHERS,
    ANNOUNCEMENT,
    /** What the wait URL of a queue or of a conference that has not started plays. */
    WAIT_AUDIO,
    HOLD_MUSIC,
    SILENCE,
    NOTHING_ANY_MORE
}
