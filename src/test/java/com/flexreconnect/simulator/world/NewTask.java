package com.flexreconnect.simulator.world;

import org.jspecify.annotations.Nullable;

/** What is asked for when a task is created. */
public record NewTask(
        String attributes,
        @Nullable String workflowSid,
        String channel,
        int priority,
        long timeoutSeconds,
        @Nullable String routingTarget,
        boolean ignoreCapacity) {}
