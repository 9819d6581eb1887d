package com.flexreconnect.twilio;

import com.flexreconnect.sid.TaskSid;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import java.util.Optional;

/** Ends a task whichever way its state allows: TaskRouter cancels only what no worker has, completes only what one has. */
record EndTask(Tasks tasks, TaskSid task, String reason) {

    void by(Task.Status wish) {
        try {
            tasks.become(task, wish, reason);
        } catch (TwilioFailure.Gone over) {
            return;
        } catch (TwilioFailure.Refused refused) {
            if (refused.isAboutUs()) throw refused;
            otherwise(wish, refused);
        }
    }

    private void otherwise(Task.Status wish, TwilioFailure.Refused refused) {
        try {
            var allowed = allowed(tasks.fetch(task));
            if (allowed.isEmpty()) return;
            if (allowed.get() == wish) throw refused;
            tasks.become(task, allowed.get(), reason);
        } catch (TwilioFailure.Gone over) {
            return;
        }
    }

    private static Optional<Task.Status> allowed(TaskSeen seen) {
        return switch (seen.status()) {
            case "completed", "canceled" -> Optional.empty();
            case "pending", "reserved" -> Optional.of(Task.Status.CANCELED);
            default -> Optional.of(Task.Status.COMPLETED);
        };
    }
}
