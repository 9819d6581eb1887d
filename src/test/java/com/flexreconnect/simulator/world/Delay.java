package com.flexreconnect.simulator.world;

import java.time.Duration;

/** Every span of time in the simulated world, with its default. Tests change them through {@link Pace}. */
public enum Delay {
    /** From the conference instruction to the agent's leg being live. */
    AGENT_ANSWERS(20),
    /** From the agent's leg joining to the customer's leg joining. */
    CUSTOMER_JOINS(10),
    /** From the agent's last leg leaving to {@code reservation.wrapup}. */
    WRAPUP_STARTS(10),
    /** Flex sends its own {@code endConferenceOnExit} so long after a change in the conference. */
    FLEX_ARMS(100),
    /** The plugin registers its worker so long after both sides joined. */
    PLUGIN_REGISTERS(20),
    /** "Join Call": from the second tab's leg being live to the first one's leaving. */
    OLD_TAB_LEAVES(300),
    /** How long Flex needs from the page's return to being usable. */
    PAGE_LOADS(0),
    /** The plugin's reaction time to an offered ping or reconnect. */
    PLUGIN_ACCEPTS(20),
    /** The agent's own reaction time to a ringing call. */
    AGENT_ACCEPTS(50),
    /** How long an agent stays in wrap-up after saying goodbye. */
    AGENT_WRAPS_UP(200),
    /** Media and signalling of a crashed browser are given up after so long. */
    CRASH_NOTICED(500),
    /** The plugin lets the agent hang up after so long, whether its goodbye was answered or not. */
    GOODBYE_PATIENCE(2_000),
    /** A reservation nobody answers times out. */
    RESERVATION_TIMEOUT(120_000),
    /** A task without a timeout of its own is cancelled when it was not assigned for so long. */
    TASK_TIMEOUT(86_400_000),
    /** A worker who rejected a task is offered it again after so long. */
    OFFER_AGAIN(200),
    /** An agent's leg that nobody answers is given up. */
    AGENT_RINGS(20_000),
    /** One spoken word of {@code <Say>}. */
    SPOKEN_WORD(350),
    /** One run of a {@code <Play>} whose length nobody knows. */
    PLAYED_FILE(10_000),
    /** From a change in a conference to its status callback. */
    CONFERENCE_CALLBACK(20),
    /** From a change in TaskRouter to the Event Streams delivery. */
    TASKROUTER_EVENT(20),
    /** Between two tries of a conference status callback (connection overrides). */
    CALLBACK_RETRY(100),
    /** The first pause of Event Streams' exponential backoff. */
    EVENT_RETRY(200);

    private final Duration standard;

    Delay(long millis) {
        this.standard = Duration.ofMillis(millis);
    }

    Duration standard() {
        return standard;
    }
}
