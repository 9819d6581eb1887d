package com.flexreconnect.twilio;

import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;

/**
 * A reservation as Twilio showed it.
 *
 * @param status {@code pending}, {@code accepted}, {@code rejected}, {@code timeout}, {@code canceled},
 *     {@code rescinded}, {@code wrapping} or {@code completed}; empty for one that we do not know
 */
public record ReservationSeen(
        ReservationSid reservation, TaskSid task, WorkerSid worker, String workerName, String status) {

    /** Whether the worker holds no capacity for it any more. */
    public boolean isOver() {
        return switch (status) {
            case "completed", "canceled", "rejected", "timeout", "rescinded" -> true;
            default -> false;
        };
    }
}
