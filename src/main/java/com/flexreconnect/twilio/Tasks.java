package com.flexreconnect.twilio;

import com.flexreconnect.sid.Sid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkflowSid;
import com.twilio.base.TwilioResponse;
import com.twilio.rest.taskrouter.v1.workspace.Task;
import com.twilio.rest.taskrouter.v1.workspace.TaskUpdater;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** TaskRouter's tasks. Each method is one request unless it says otherwise, and throws {@link TwilioFailure}. */
@Component
public class Tasks {

    private final Line line;
    private final String workspace;
    private final IfMatch ifMatch = new IfMatch();

    Tasks(Line line) {
        this.line = line;
        this.workspace = line.settings().workspace().value();
    }

    /** After {@link TwilioFailure.Unreachable} look with {@link #withAttribute} before trying again. */
    public TaskSid create(NewTask task) {
        var made = line.ask(twilio -> {
            var creator = Task.creator(workspace)
                    .setWorkflowSid(task.workflow().value())
                    .setAttributes(task.attributes())
                    .setPriority(task.priority())
                    .setTimeout(Math.toIntExact(task.timeout().toSeconds()));
            task.channel().ifPresent(creator::setTaskChannel);
            return creator.create(twilio);
        });
        return Text.sid(TaskSid::new, made.getSid());
    }

    /**
     * A task with that attribute, in whatever state; one of them when there are several. Twilio allows about three of
     * these a second.
     *
     * @param name a path such as {@code recoveryId}
     * @throws IllegalArgumentException when name or value could break out of the expression
     */
    public Optional<TaskSid> withAttribute(String name, String value) {
        var page = line.ask(twilio -> Task.reader(workspace)
                .setEvaluateTaskAttributes(AttributeEquals.expression(name, value))
                .setPageSize(1L)
                .firstPage(twilio));
        return page.getRecords().stream().findFirst().map(found -> Text.sid(TaskSid::new, found.getSid()));
    }

    /** @throws TwilioFailure.Gone when Twilio does not know it, as from about five minutes after its end */
    public TaskSeen fetch(TaskSid task) {
        return seen(line.ask(twilio -> Task.fetcher(workspace, task.value()).fetchWithResponse(twilio)));
    }

    /**
     * Replaces all attributes. Two requests when the first one that has a version is refused.
     *
     * @param attributes JSON object as text, at most 4096 characters
     * @param version of the {@link TaskSeen} that they were merged with; empty writes whatever others wrote
     * @return the task as it is now, with its new version
     * @throws TwilioFailure.Stale when the task has changed since
     */
    public TaskSeen writeAttributes(TaskSid task, String attributes, String version) {
        if (version.isEmpty())
            return write(Task.updater(workspace, task.value()).setAttributes(attributes));
        return ifMatch.with(
                version,
                etag -> write(Task.updater(workspace, task.value())
                        .setAttributes(attributes)
                        .setIfMatch(etag)));
    }

    private TaskSeen write(TaskUpdater updater) {
        return seen(line.ask(updater::updateWithResponse));
    }

    /**
     * Ends a task that a worker has. One that is over or unknown is fine; one that no worker has is cancelled instead.
     * Up to three requests when Twilio refuses the first.
     */
    public void complete(TaskSid task, String reason) {
        new EndTask(this, task, reason).by(Task.Status.COMPLETED);
    }

    /**
     * Ends a task that no worker has. One that is over or unknown is fine; one that a worker has is completed instead.
     * Up to three requests when Twilio refuses the first.
     */
    public void cancel(TaskSid task, String reason) {
        new EndTask(this, task, reason).by(Task.Status.CANCELED);
    }

    void become(TaskSid task, Task.Status status, String reason) {
        line.ask(twilio -> Task.updater(workspace, task.value())
                .setAssignmentStatus(status)
                .setReason(reason)
                .update(twilio));
    }

    private static TaskSeen seen(TwilioResponse<Task> answer) {
        var found = answer.getContent();
        return new TaskSeen(
                Text.sid(TaskSid::new, found.getSid()),
                Sid.read(WorkflowSid::new, found.getWorkflowSid()),
                Text.of(found.getAssignmentStatus()),
                Text.present(found.getAttributes()).orElse("{}"),
                Headers.of(answer, "ETag").map(String::strip).orElse(""),
                Text.present(found.getReason()));
    }
}
