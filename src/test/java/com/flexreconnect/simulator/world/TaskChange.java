package com.flexreconnect.simulator.world;

import org.jspecify.annotations.Nullable;

/** What a task update asks for; null is: leave it. */
public record TaskChange(
        @Nullable String attributes,
        @Nullable Integer priority,
        @Nullable String status,
        @Nullable String reason) {}
