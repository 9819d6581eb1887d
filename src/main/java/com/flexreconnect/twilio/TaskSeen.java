package com.flexreconnect.twilio;

import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkflowSid;
import java.util.Optional;

/**
 * A task as Twilio showed it.
 *
 * @param workflow empty when the task was given to a queue directly
 * @param status {@code pending}, {@code reserved}, {@code assigned}, {@code wrapping}, {@code completed} or
 *     {@code canceled}; empty for one that we do not know
 * @param attributes JSON object as text; personal, never for a log
 * @param version what {@link Tasks#writeAttributes} wants back; the ETag as it came, empty when Twilio sent none
 * @param reason why it was completed or cancelled
 */
public record TaskSeen(
        TaskSid task,
        Optional<WorkflowSid> workflow,
        String status,
        String attributes,
        String version,
        Optional<String> reason) {

    /** Whether it is over: nobody will be offered it any more. */
    public boolean isOver() {
        return status.equals("completed") || status.equals("canceled");
    }

    @Override
    public String toString() {
        return "TaskSeen[task=%s, status=%s, version=%s]".formatted(task, status, version);
    }
}
