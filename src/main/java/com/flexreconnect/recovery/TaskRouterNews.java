package com.flexreconnect.recovery;

import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.sid.WorkflowSid;
import java.time.Instant;
import java.util.Optional;

/**
 * One TaskRouter event that may concern a recovery.
 *
 * @param isCall whether the task is on the channel {@code voice}, as every call's is
 * @param attributes the task's attributes as JSON text, {@code {}} when the event has none
 * @param ours what the attributes say, where a recovery made the task
 * @param reason why the task was cancelled, empty where that does not apply
 * @param workerName the worker's friendly name, empty when there is none
 */
public record TaskRouterNews(
        Kind kind,
        TaskSid task,
        Optional<WorkflowSid> workflow,
        Optional<ReservationSid> reservation,
        Optional<WorkerSid> worker,
        String workerName,
        boolean isCall,
        String attributes,
        Optional<OurTask> ours,
        String reason,
        Instant at) {

    /** The event types that the sink subscribes to. */
    public enum Kind {
        RESERVATION_ACCEPTED,
        RESERVATION_WRAPUP,
        TASK_CANCELED,
        TASK_QUEUE_ENTERED,
        /** Its worker and reservation are those who handed the call on. */
        TASK_TRANSFER_FAILED
    }
}
