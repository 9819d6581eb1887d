package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Timers.Planned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A task; changed only under the world's lock. */
final class Task {

    final String sid = Sids.fresh("WT");
    final @Nullable Workflow workflow;
    final String channel;
    final long timeoutSeconds;
    final @Nullable String routingTarget;
    final boolean ignoreCapacity;
    final Instant createdAt;
    /** The customer's leg while it waits for an agent, null for other tasks. */
    final @Nullable Call caller;
    /** How often each worker let the task pass. */
    final Map<String, Integer> passedBy = new HashMap<>();

    final Map<String, Instant> notBefore = new HashMap<>();

    /** All that were ever made of it, oldest first. */
    final List<Reservation> reservations = new ArrayList<>();

    ObjectNode attributes;
    int priority;
    String status = "pending";
    int version;
    Instant updatedAt;

    @Nullable
    Queue queue;

    @Nullable
    Instant queueEnteredAt;

    @Nullable
    String reason;

    @Nullable
    Planned expiry;

    Task(NewTask wanted, @Nullable Workflow workflow, @Nullable Call caller, Instant now) {
        this.workflow = workflow;
        this.attributes = Json.parseObject(wanted.attributes());
        this.channel = wanted.channel();
        this.priority = wanted.priority();
        this.timeoutSeconds = wanted.timeoutSeconds();
        this.routingTarget = wanted.routingTarget();
        this.ignoreCapacity = wanted.ignoreCapacity();
        this.caller = caller;
        this.createdAt = now;
        this.updatedAt = now;
    }

    boolean waiting() {
        return status.equals("pending") || status.equals("reserved");
    }

    boolean over() {
        return status.equals("completed") || status.equals("canceled");
    }

    void touch(Instant now) {
        version++;
        updatedAt = now;
    }

    TaskView view() {
        return new TaskView(
                sid,
                Json.write(attributes),
                workflow == null ? null : workflow.sid(),
                workflow == null ? null : workflow.name(),
                channel,
                priority,
                timeoutSeconds,
                status,
                version,
                queue == null ? null : queue.sid(),
                queue == null ? null : queue.name(),
                routingTarget,
                ignoreCapacity,
                reason,
                caller == null ? null : caller.sid,
                createdAt,
                updatedAt,
                queueEnteredAt);
    }
}
