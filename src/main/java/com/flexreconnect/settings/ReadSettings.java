package com.flexreconnect.settings;

/** Reads {@link Settings} from the environment. */
final class ReadSettings {
    private ReadSettings() {}
}
