package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.WorldEvent.TaskChanged;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The life of tasks. */
public final class Tasks {

    /** Twilio's limit for the attributes of a task, blanks included. */
    public static final int ATTRIBUTE_LIMIT = 4096;

    private final World world;
    private final Map<String, Task> bySid = new LinkedHashMap<>();

    Tasks(World world) {
        this.world = world;
    }

    void clear() {
        bySid.clear();
    }

    public List<TaskView> all() {
        return world.locked(() -> bySid.values().stream().map(Task::view).toList());
    }

    /**
     * @throws TwilioError 20404 when there is no such task
     */
    public TaskView fetch(String sid) {
        return world.locked(() -> get(sid).view());
    }

    /**
     * @throws TwilioError 20001 for attributes that are no JSON object or too long, or an unknown workflow
     */
    public TaskView create(NewTask wanted) {
        return world.locked(() -> create(wanted, null).view());
    }

    /**
     * Changes attributes, priority or status.
     *
     * @param ifMatch the version it must have, null for any
     * @throws TwilioError 412 when the version is another one, 400 when the status cannot change so
     */
    public TaskView update(String sid, TaskChange change, @Nullable Integer ifMatch) {
        return world.locked(() -> {
            Task task = get(sid);
            if (ifMatch != null && ifMatch != task.version) {
                throw new TwilioError(412, 20412, "Precondition Failed: the version of the task is not " + ifMatch);
            }
            if (change.attributes() != null) {
                task.attributes = checked(change.attributes());
            }
            if (change.priority() != null) {
                task.priority = change.priority();
            }
            if (change.status() != null) {
                become(task, change.status(), change.reason());
            } else {
                changed(task, "task.updated");
                world.routing().route();
            }
            return task.view();
        });
    }

    /** Removes a task, whatever its state, without a word to anybody but its reservations. */
    public void delete(String sid) {
        world.locked(() -> {
            Task task = get(sid);
            cancel(task, "deleted");
            bySid.remove(sid);
        });
    }

    Task create(NewTask wanted, @Nullable Call caller) {
        checked(wanted.attributes());
        Workflow workflow = wanted.workflowSid() == null
                ? null
                : world.workflows()
                        .find(wanted.workflowSid())
                        .orElseThrow(() -> TwilioError.bad("Workflow " + wanted.workflowSid() + " does not exist"));
        Task task = new Task(wanted, workflow, caller, world.now());
        bySid.put(task.sid, task);
        tell(task, "task.created");
        task.queue = workflow == null ? world.workflows().queues().getFirst() : workflow.queue();
        task.queueEnteredAt = world.now();
        tell(task, "task-queue.entered");
        task.expiry = world.timers.after(
                Duration.ofSeconds(task.timeoutSeconds), () -> world.locked(() -> cancel(task, wordForExpired())));
        world.routing().route();
        return task;
    }

    Task get(String sid) {
        Task task = bySid.get(sid);
        if (task == null) {
            throw TwilioError.notFound("/Tasks/" + sid);
        }
        return task;
    }

    List<Task> list() {
        return List.copyOf(bySid.values());
    }

    /** What TaskRouter writes into the task's attributes once there is a conference. */
    void setConference(Task task, Conference room, Call leg, @Nullable Call customer) {
        ObjectNode participants = Json.object().put("worker", leg.sid);
        if (customer != null) {
            participants.put("customer", customer.sid);
        }
        ObjectNode conference = Json.object().put("sid", room.sid);
        conference.set("participants", participants);
        if (world.answers().is(Answer.CONFERENCE_IN_THE_ATTRIBUTES)) {
            task.attributes.set("conference", conference);
        }
        changed(task, "task.updated");
    }

    /** Cancels a task that was not assigned yet; its pending reservation goes first. */
    void cancel(Task task, @Nullable String reason) {
        if (!task.waiting()) {
            return;
        }
        boolean taskFirst = world.answers().is(Answer.THE_TASK_IS_CANCELLED_FIRST);
        if (!taskFirst) {
            world.reservations().cancelPending(task, reason);
        }
        task.reason = reason;
        status(task, "canceled", "task.canceled");
        if (taskFirst) {
            world.reservations().cancelPending(task, reason);
        }
        world.routing().route();
    }

    private void cancelAssigned(Task task, String reason) {
        task.reason = reason;
        world.reservations().endAll(task);
        status(task, "canceled", "task.canceled");
        world.routing().route();
    }

    private @Nullable String wordForExpired() {
        return switch (world.answers().to(OpenQuestion.WORD_FOR_A_TASK_THAT_EXPIRED)) {
            case TTL_OR_ASSIGNMENTS_EXCEEDED -> "Task TTL Exceeded or Max assignment count exceeded";
            case NO_WORD_FOR_EXPIRED -> null;
            default -> "Task TTL Exceeded";
        };
    }

    void status(Task task, String status, @Nullable String event) {
        task.status = status;
        task.touch(world.now());
        if (task.expiry != null && !task.waiting()) {
            task.expiry.cancel();
        }
        if (event != null) {
            tell(task, event);
        }
    }

    private void become(Task task, String status, @Nullable String reason) {
        boolean ending = status.equals("completed") || status.equals("canceled");
        if (ending && (reason == null || reason.isBlank()) && world.answers().is(Answer.A_REASON_IS_REQUIRED)) {
            throw TwilioError.bad("Reason is required to set the assignment status to " + status);
        }
        switch (status) {
            case "canceled" -> {
                boolean whoeverHasIt = world.answers().is(Answer.CANCEL_DONE)
                        && (task.status.equals("assigned") || task.status.equals("wrapping"));
                require(
                        task.waiting() || whoeverHasIt,
                        "Cannot cancel task because it is not pending or reserved",
                        task);
                if (whoeverHasIt) {
                    cancelAssigned(task, String.valueOf(reason));
                } else {
                    cancel(task, String.valueOf(reason));
                }
            }
            case "wrapping" -> {
                require(
                        task.status.equals("assigned"),
                        "Cannot wrap up task because it is not currently assigned",
                        task);
                world.reservations().wrapAll(task);
            }
            case "completed" -> {
                require(
                        task.status.equals("assigned") || task.status.equals("wrapping"),
                        "Cannot complete task because it is not currently assigned or wrapping",
                        task);
                task.reason = reason;
                world.reservations().completeAll(task);
            }
            default -> throw TwilioError.bad("Cannot set the assignment status of a task to " + status);
        }
    }

    private static void require(boolean allowed, String otherwise, Task task) {
        if (!allowed) {
            throw TwilioError.bad(otherwise + ". Current status: " + task.status);
        }
    }

    private void changed(Task task, String event) {
        task.touch(world.now());
        tell(task, event);
    }

    private void tell(Task task, String event) {
        world.tell(new TaskChanged(world.now(), event, task.view()));
    }

    private static ObjectNode checked(String attributes) {
        if (attributes.length() > ATTRIBUTE_LIMIT) {
            throw TwilioError.bad("Attributes is too long: " + attributes.length() + " characters, at most "
                    + ATTRIBUTE_LIMIT + " are allowed");
        }
        try {
            return Json.parseObject(attributes);
        } catch (IllegalArgumentException notJson) {
            throw TwilioError.bad("Attributes is not a valid JSON object");
        }
    }
}
