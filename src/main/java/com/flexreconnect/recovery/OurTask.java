package com.flexreconnect.recovery;

import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A task that a recovery made, known by its attributes: events come before Twilio has told us the task's SID.
 *
 * @param attempt which enqueueing made a reconnect task; 1 for a ping
 */
public record OurTask(UUID recovery, boolean isPing, int attempt) {

    public static final String RECOVERY_ID = "recoveryId";
    public static final String IS_RECONNECT = "isReconnect";
    public static final String ATTEMPT = "reconnectAttempt";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @return empty for a task that is not ours, and for text that is no JSON object */
    public static Optional<OurTask> in(String attributes) {
        try {
            var tree = JSON.readTree(attributes);
            return id(tree.path(RECOVERY_ID))
                    .map(id -> new OurTask(
                            id,
                            !tree.path(IS_RECONNECT).asBoolean(false),
                            tree.path(ATTEMPT).asInt(1)));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> id(JsonNode text) {
        try {
            return text.isString() ? Optional.of(UUID.fromString(text.asString())) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
