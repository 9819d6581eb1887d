package com.flexreconnect.simulator.world;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a call enters a conference. */
public record JoinOptions(
        @Nullable String label,
        boolean muted,
        boolean startConferenceOnEnter,
        boolean endConferenceOnExit,
        @Nullable StatusCallback callback,
        @Nullable String waitUrl) {

    public static final JoinOptions PLAIN = new JoinOptions(null, false, true, false, null, null);

    public JoinOptions withEndConferenceOnExit(boolean end) {
        return new JoinOptions(label, muted, startConferenceOnEnter, end, callback, waitUrl);
    }

    public JoinOptions withCallback(@Nullable StatusCallback other) {
        return new JoinOptions(label, muted, startConferenceOnEnter, endConferenceOnExit, other, waitUrl);
    }

    /** The attributes of {@code <Conference>}, with Twilio's defaults. */
    static JoinOptions ofTwiml(Map<String, String> attributes) {
        String url = attributes.get("statusCallback");
        return new JoinOptions(
                attributes.get("participantLabel"),
                Boolean.parseBoolean(attributes.get("muted")),
                Boolean.parseBoolean(attributes.getOrDefault("startConferenceOnEnter", "true")),
                Boolean.parseBoolean(attributes.get("endConferenceOnExit")),
                url == null
                        ? null
                        : StatusCallback.of(
                                url,
                                attributes.getOrDefault("statusCallbackMethod", "POST"),
                                attributes.getOrDefault("statusCallbackEvent", "")),
                attributes.get("waitUrl"));
    }
}
