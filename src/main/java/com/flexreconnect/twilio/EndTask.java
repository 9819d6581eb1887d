package com.flexreconnect.twilio;

import com.flexreconnect.sid.TaskSid;
import com.twilio.rest.taskrouter.v1.workspace.Task;

/** Ends a task whichever way its state allows: TaskRouter cancels only what no worker has, completes only what one has. */
record EndTask(Tasks tasks, TaskSid task, String reason) {

    void by(Task.Status wish) {
        try {
            tasks.become(task, wish, reason);
        } catch (TwilioFailure.Gone over) {
            return;
        } catch (TwilioFailure.Refused refused) {
            look(wish, refused);
        }
    }

    private void look(Task.Status wish, TwilioFailure.Refused refused) {
        try {
            var allowed = switch (tasks.fetch(task).status()) {
                case "completed", "canceled" -> null;
                case "pending", "reserved" -> Task.Status.CANCELED;
                default -> Task.Status.COMPLETED;
            };
            if (allowed == null) return;
            if (allowed == wish) throw refused;
            tasks.become(task, allowed, reason);
        } catch (TwilioFailure.Gone over) {
            return;
        }
    }
}
