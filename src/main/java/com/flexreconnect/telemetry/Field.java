package com.flexreconnect.telemetry;

/** By what log lines and spans are found. SIDs only: what else is known of a call is personal. */
public enum Field {
    CONFERENCE("conference_sid"),
    TASK("task_sid"),
    RECOVERY("recovery_id"),
    EFFECT("effect"),
    /** A word of ours, such as an effect's result. */
    RESULT("result"),
    ATTEMPT("attempt"),
    ENDPOINT("endpoint"),
    STATUS("http_status");

    private final String key;

    Field(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    /** Whether log lines have it, too; the others would say twice what the line says. */
    boolean isForLogs() {
        return switch (this) {
            case CONFERENCE, TASK, RECOVERY -> true;
            case EFFECT, RESULT, ATTEMPT, ENDPOINT, STATUS -> false;
        };
    }
}
