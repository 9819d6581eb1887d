package com.flexreconnect.settings;

import com.flexreconnect.settings.ReadSettings.Outcome;
import java.util.HashMap;
import java.util.Map;

/** Settings that make sense, for tests that need no context. */
public final class SampleSettings {
    private static final Map<String, String> SENSIBLE = Map.of(
            "TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001",
            "TWILIO_AUTH_TOKEN", "12345678901234567890123456789012",
            "TWILIO_WORKSPACE_SID", "WS00000000000000000000000000000001",
            "TWILIO_RECOVERY_PING_WORKFLOW_SID", "WW00000000000000000000000000000001",
            "PUBLIC_BASE_URL", "https://reconnect.example.com");

    private SampleSettings() {}

    /** As they are set in the environment. */
    public static Map<String, String> all() {
        return SENSIBLE;
    }

    public static Settings settings() {
        return with(Map.of());
    }

    /** @param changes named as the environment variables are; they win */
    public static Settings with(Map<String, String> changes) {
        return switch (read(changes)) {
            case Outcome.Good(var settings) -> settings;
            case Outcome.Bad(var problems) -> throw new IllegalArgumentException(problems.toString());
        };
    }

    static Outcome read(Map<String, String> changes) {
        var all = new HashMap<>(SENSIBLE);
        all.putAll(changes);
        return ReadSettings.from(all::get);
    }
}
