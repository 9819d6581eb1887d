package com.flexreconnect.twilio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The events of TaskRouter that this service handles. What a sink subscribes to is read from here, too. */
public enum TaskRouterEvent {
    RESERVATION_ACCEPTED("reservation.accepted"),
    RESERVATION_WRAPUP("reservation.wrapup"),
    TASK_CANCELED("task.canceled"),
    TASK_QUEUE_ENTERED("task-queue.entered"),
    /** Whoever was to have the call did not take it. */
    TASK_TRANSFER_FAILED("task.transfer-failed");

    private final String type;

    TaskRouterEvent(String name) {
        this.type = "com.twilio.taskrouter." + name;
    }

    /** The CloudEvent's type, {@code com.twilio.taskrouter.reservation.accepted} for example. */
    public String type() {
        return type;
    }

    /** All types. */
    public static List<String> types() {
        return Arrays.stream(values()).map(TaskRouterEvent::type).toList();
    }

    /** @return empty for a type that is not handled */
    public static Optional<TaskRouterEvent> of(String type) {
        return Arrays.stream(values()).filter(event -> event.type.equals(type)).findFirst();
    }
}
