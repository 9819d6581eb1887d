package com.flexreconnect.simulator.world;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where and of what a conference reports. Fixed by its first participant.
 *
 * @param url as it was given, with its fragment
 * @param events the words {@code start end join leave mute hold modify speaker announcement}
 */
public record StatusCallback(String url, String method, Set<String> events) {

    /** Reads both spellings: words parted by commas (Flex) and by blanks (TwiML). */
    public static StatusCallback of(String url, String method, String events) {
        return new StatusCallback(
                url,
                method,
                Arrays.stream(events.trim().split("[,\\s]+"))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
