package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task as it stood at one moment.
 *
 * @param attributes JSON text
 * @param timeoutSeconds how long it may live before it is assigned
 * @param callSid the queued call of a voice task that came by {@code <Enqueue>}
 */
public record TaskView(
        String sid,
        String attributes,
        @Nullable String workflowSid,
        @Nullable String workflowName,
        String channel,
        int priority,
        long timeoutSeconds,
        String status,
        int version,
        @Nullable String queueSid,
        @Nullable String queueName,
        @Nullable String routingTarget,
        boolean ignoreCapacity,
        @Nullable String reason,
        @Nullable String callSid,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant queueEnteredAt) {

    public ObjectNode attributesJson() {
        return Json.parseObject(attributes);
    }

    /** Text of an attribute, null when absent. */
    public @Nullable String attribute(String name) {
        var value = attributesJson().get(name);
        return value == null || value.isNull() ? null : value.asString();
    }

    public boolean voice() {
        return channel.equals("voice");
    }

    public boolean over() {
        return status.equals("completed") || status.equals("canceled");
    }
}
