package com.flexreconnect.simulator.journal;

import com.flexreconnect.simulator.world.WorldEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param good false when something went wrong: a refusal, silence
 * @param cause the event behind it, if there was one
 */
public record Entry(
        long number,
        Instant at,
        Source source,
        String text,
        boolean good,
        @Nullable WorldEvent cause) {

    /** Who did something. */
    public enum Source {
        /** Callers, agents, Twilio itself. */
        WORLD,
        /** The service asks Twilio. */
        SERVICE,
        /** Twilio tells the service. */
        WEBHOOK,
        /** The plugin tells the service. */
        PLUGIN
    }
}
