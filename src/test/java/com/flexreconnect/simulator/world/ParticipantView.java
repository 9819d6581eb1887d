package com.flexreconnect.simulator.world;

import org.jspecify.annotations.Nullable;

/**
 * A participant of a conference as it stood at one moment.
 *
 * @param sid Flex's own identifier of the participant (UT…)
 * @param type {@code customer}, {@code worker}, {@code external} or {@code supervisor}
 */
public record ParticipantView(
        String sid,
        String callSid,
        String conferenceSid,
        String type,
        @Nullable String label,
        boolean muted,
        boolean coaching,
        boolean hold,
        boolean endConferenceOnExit,
        boolean startConferenceOnEnter,
        @Nullable String workerSid,
        @Nullable String reservationSid) {}
