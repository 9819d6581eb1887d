package com.flexreconnect.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reservation as it stood at one moment. */
public record ReservationView(
        String sid,
        String taskSid,
        String workerSid,
        String workerName,
        String status,
        int version,
        long timeoutSeconds,
        @Nullable TransferView transfer,
        Instant createdAt,
        Instant updatedAt) {

    public boolean active() {
        return isActive(status);
    }

    static boolean isActive(String status) {
        return switch (status) {
            case "pending", "accepted", "wrapping" -> true;
            default -> false;
        };
    }
}
