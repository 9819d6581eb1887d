package com.flexreconnect.simulator.world;

/** On whose behalf a leg is in a call. */
public enum CallRole {
    CUSTOMER,
    AGENT,
    EXTERNAL,
    SUPERVISOR
}
