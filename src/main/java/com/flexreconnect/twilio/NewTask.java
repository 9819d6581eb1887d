package com.flexreconnect.twilio;

import com.flexreconnect.sid.WorkflowSid;
import java.time.Duration;
import java.util.Optional;

/**
 * A task to be made.
 *
 * @param attributes JSON object as text, at most 4096 characters
 * @param priority 0 or more; a priority in the workflow's target wins over it
 * @param timeout how long it may live before it is assigned; whole seconds, at least one, at most two weeks
 * @param channel the task channel's unique name or SID; empty means Twilio's {@code default}
 */
public record NewTask(
        WorkflowSid workflow, String attributes, int priority, Duration timeout, Optional<String> channel) {

    /** Without the attributes: they are personal. */
    @Override
    public String toString() {
        return "NewTask[workflow=%s, priority=%d, timeout=%s, channel=%s]"
                .formatted(workflow, priority, timeout, channel.orElse("default"));
    }
}
