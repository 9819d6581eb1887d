package com.flexreconnect.simulator.world;

import java.time.Instant;

/**
 * From {@code at} on the party heard this, until the next record.
 *
 * @param detail the announcement's text, the agent's name, a URL; empty when there is nothing to say
 */
public record Heard(Instant at, Sound sound, String detail) {}
