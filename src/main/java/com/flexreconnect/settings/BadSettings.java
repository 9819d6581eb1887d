package com.flexreconnect.settings;

import java.util.List;

/** The start was refused: the settings do not make sense. */
final class BadSettings extends RuntimeException {
    private final List<String> problems;

    BadSettings(List<String> problems) {
        super("bad settings: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
