package com.flexreconnect.settings;

/** Text that must never reach a log: it prints as stars. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
