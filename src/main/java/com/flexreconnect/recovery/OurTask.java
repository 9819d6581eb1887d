package com.flexreconnect.recovery;

import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A task that a recovery made, known by its attributes: events come before Twilio has told us the task's SID.
 *
 * @param attempt which enqueueing made a reconnect task; 1 for a ping
 */
public record OurTask(UUID recovery, boolean isPing, int attempt) {

    public static final String RECOVERY_ID = "recoveryId";
    public static final String IS_RECONNECT = "isReconnect";
    public static final String ATTEMPT = "reconnectAttempt";

    /** @return empty for a task that is not ours, and for JSON that is no object */
    public static Optional<OurTask> in(JsonNode attributes) {
        return id(attributes.path(RECOVERY_ID))
                .map(id -> new OurTask(
                        id,
                        !attributes.path(IS_RECONNECT).asBoolean(false),
                        attributes.path(ATTEMPT).asInt(1)));
    }

    private static Optional<UUID> id(JsonNode text) {
        try {
            return text.isString() ? Optional.of(UUID.fromString(text.asString())) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
