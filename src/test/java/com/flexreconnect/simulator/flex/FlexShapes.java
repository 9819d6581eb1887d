package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Activity;
import com.flexreconnect.simulator.world.ReservationView;
import com.flexreconnect.simulator.world.Sids;
import com.flexreconnect.simulator.world.TaskView;
import com.flexreconnect.simulator.world.TransferView;
import com.flexreconnect.simulator.world.WorkerView;
import com.flexreconnect.simulator.world.WorldIds;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of TaskRouter's browser library (twilio-taskrouter 2.1): every property it lists is there, dates are seconds
 * since 1970, attributes and add-ons are JSON text, versions are text.
 */
public final class FlexShapes {

    private static final long LONG_AGO = 1_700_000_000L;

    private final WorldIds ids;

    public FlexShapes(WorldIds ids) {
        this.ids = ids;
    }

    public ObjectNode task(TaskView task, Instant now) {
        return Json.object()
                .put("account_sid", ids.account())
                .put("addons", "{}")
                .put("age", now.getEpochSecond() - task.createdAt().getEpochSecond())
                .put("assignment_status", task.status())
                .put("attributes", task.attributes())
                .put("date_created", task.createdAt().getEpochSecond())
                .put("date_updated", task.updatedAt().getEpochSecond())
                .put("priority", task.priority())
                .put("queue_name", task.queueName())
                .put("queue_sid", task.queueSid())
                .put("reason", task.reason())
                .put("routing_target", task.routingTarget())
                .put("sid", task.sid())
                .put("task_channel_sid", task.voice() ? ids.voiceChannel() : ids.defaultChannel())
                .put("task_channel_unique_name", task.channel())
                .put("timeout", task.timeoutSeconds())
                .put("version", String.valueOf(task.version()))
                .put("virtual_start_time", task.createdAt().getEpochSecond())
                .put("workflow_name", task.workflowName())
                .put("workflow_sid", task.workflowSid())
                .put("workspace_sid", ids.workspace());
    }

    /** Without a transfer there is no {@code task_transfer}: the library takes null for an object. */
    public ObjectNode reservation(ReservationView reservation, TaskView task, Instant now) {
        ObjectNode json = Json.object()
                .put("account_sid", ids.account())
                .put("date_created", reservation.createdAt().getEpochSecond())
                .put("date_updated", reservation.updatedAt().getEpochSecond())
                .put("reservation_status", reservation.status())
                .put("reservation_timeout", reservation.timeoutSeconds())
                .put("sid", reservation.sid())
                .put("task_sid", reservation.taskSid())
                .put("version", String.valueOf(reservation.version()))
                .put("worker_name", reservation.workerName())
                .put("worker_sid", reservation.workerSid())
                .put("workspace_sid", ids.workspace());
        json.set("task", task(task, now));
        if (reservation.transfer() != null) {
            json.set("task_transfer", transfer(reservation.transfer(), reservation.taskSid()));
        }
        return json;
    }

    public ObjectNode transfer(TransferView transfer, String taskSid) {
        return Json.object()
                .put("date_created", transfer.startedAt().getEpochSecond())
                .put("date_updated", transfer.startedAt().getEpochSecond())
                .put("initiating_reservation_sid", transfer.initiatingReservationSid())
                .put("initiating_worker_sid", transfer.initiatingWorkerSid())
                .putNull("initiating_queue_sid")
                .put("initiating_workflow_sid", ids.voiceWorkflow())
                .put("sid", transfer.sid())
                .put("task_sid", taskSid)
                .put("transfer_mode", transfer.mode())
                .put("transfer_to", transfer.to())
                .put("transfer_type", transfer.to().startsWith("WQ") ? "QUEUE" : "WORKER")
                .put("transfer_status", "INITIATED");
    }

    public ObjectNode worker(WorkerView worker, Instant now) {
        return Json.object()
                .put("account_sid", ids.account())
                .put("activity_name", worker.activity().name())
                .put("activity_sid", worker.activity().sid())
                .put("attributes", worker.attributes())
                .put("available", worker.activity().available())
                .put("date_created", LONG_AGO)
                .put("date_status_changed", now.getEpochSecond())
                .put("date_updated", now.getEpochSecond())
                .put("friendly_name", worker.name())
                .put("sid", worker.sid())
                .put("version", String.valueOf(worker.version()))
                .put("workspace_sid", ids.workspace());
    }

    /** The worker's task channels: one voice call and one other task at a time. */
    public List<ObjectNode> channels(String workerSid) {
        return List.of(
                channel(workerSid, 1, "voice", ids.voiceChannel()),
                channel(workerSid, 2, "default", ids.defaultChannel()));
    }

    private ObjectNode channel(String workerSid, int number, String name, String taskChannelSid) {
        return Json.object()
                .put("account_sid", ids.account())
                .put("assigned_tasks", 0)
                .put("available", true)
                .put("available_capacity_percentage", 100)
                .put("configured_capacity", 1)
                .put("date_created", LONG_AGO)
                .put("date_updated", LONG_AGO)
                .putNull("last_reserved_time")
                .put("sid", Sids.fixed("WC", number))
                .put("task_channel_sid", taskChannelSid)
                .put("task_channel_unique_name", name)
                .put("worker_sid", workerSid)
                .put("workspace_sid", ids.workspace());
    }

    public ObjectNode activity(Activity activity) {
        return Json.object()
                .put("account_sid", ids.account())
                .put("available", activity.available())
                .put("date_created", LONG_AGO)
                .put("date_updated", LONG_AGO)
                .put("friendly_name", activity.name())
                .put("sid", activity.sid())
                .put("workspace_sid", ids.workspace());
    }
}
