package com.flexreconnect.simulator.world;

import org.jspecify.annotations.Nullable;

/** The options with which an agent's Flex accepts a call. Flex itself sets both flags. */
public record ConferenceInstruction(
        boolean endConferenceOnExit,
        boolean endConferenceOnCustomerExit,
        @Nullable StatusCallback callback) {

    public static ConferenceInstruction flexDefault(@Nullable StatusCallback callback) {
        return new ConferenceInstruction(true, true, callback);
    }
}
