package com.flexreconnect.simulator.webhook;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Sids;
import com.flexreconnect.simulator.world.TaskView;
import com.flexreconnect.simulator.world.TransferView;
import com.flexreconnect.simulator.world.WorkerView;
import com.flexreconnect.simulator.world.WorldEvent.ReservationChanged;
import com.flexreconnect.simulator.world.WorldEvent.TaskChanged;
import com.flexreconnect.simulator.world.WorldEvent.TransferFailed;
import com.flexreconnect.simulator.world.WorldEvent.WorkerChanged;
import com.flexreconnect.simulator.world.WorldIds;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ObjectNode;

/** The shape of TaskRouter's events in Event Streams. */
final class CloudEvents {

    private final WorldIds ids;

    CloudEvents(WorldIds ids) {
        this.ids = ids;
    }

    ObjectNode of(TaskChanged event) {
        var payload = payload(event.type(), event.at());
        task(payload, event.task(), event.at());
        return envelope(event.type(), event.at(), payload);
    }

    ObjectNode of(ReservationChanged event) {
        var payload = payload(event.type(), event.at());
        task(payload, event.task(), event.at());
        worker(payload, event.worker());
        payload.put("reservation_sid", event.reservation().sid())
                .put("reservation_status", event.reservation().status())
                .put("reservation_timeout", event.reservation().timeoutSeconds())
                .put("reservation_version", event.reservation().version());
        if (event.reservation().transfer() != null) {
            transfer(payload, event.reservation().transfer());
        }
        if (event.reason() != null) {
            payload.put("reason", event.reason());
        }
        return envelope(event.type(), event.at(), payload);
    }

    ObjectNode of(TransferFailed event) {
        var payload = payload("task.transfer-failed", event.at());
        task(payload, event.task(), event.at());
        transfer(payload, event.transfer());
        payload.put("transfer_status", "FAILED");
        return envelope("task.transfer-failed", event.at(), payload);
    }

    ObjectNode of(WorkerChanged event) {
        var payload = payload(event.type(), event.at());
        worker(payload, event.worker());
        return envelope(event.type(), event.at(), payload);
    }

    private ObjectNode envelope(String type, Instant at, ObjectNode payload) {
        var data = Json.object()
                .put("sid", String.valueOf(payload.get("sid").asString()))
                .put("name", type)
                .put("account_sid", ids.account())
                .put("timestamp", iso(at))
                .put("level", "INFO")
                .put("group", type.substring(0, type.indexOf('.')))
                .put("product_name", "TaskRouter")
                .put("publisher", "Flex Task Assignment")
                .put("publisher_metadata", "{}")
                .put("payload_type", "application/json");
        data.set("payload", payload);
        var envelope = Json.object()
                .put("specversion", "1.0")
                .put("type", "com.twilio.taskrouter." + type)
                .put("source", "/v1/Workspaces/" + ids.workspace())
                .put("id", Sids.fresh("EZ"))
                .put("dataschema", "https://events-schemas.twilio.com/TaskRouter.WDSEvent/4")
                .put("datacontenttype", "application/json")
                .put("time", iso(at));
        envelope.set("data", data);
        return envelope;
    }

    private ObjectNode payload(String type, Instant at) {
        return Json.object()
                .put("sid", Sids.fresh("EV"))
                .put("eventtype", type)
                .put("account_sid", ids.account())
                .put("timestamp", iso(at))
                .put("workspace_sid", ids.workspace())
                .put("workspace_name", "Flex Task Assignment");
    }

    private void task(ObjectNode payload, TaskView task, Instant at) {
        payload.put("task_sid", task.sid())
                .put("task_attributes", task.attributes())
                .put("task_age", Duration.between(task.createdAt(), at).toSeconds())
                .put("task_priority", task.priority())
                .put("task_assignment_status", task.status())
                .put("task_version", task.version())
                .put("task_timeout", task.timeoutSeconds())
                .put("task_channel_unique_name", task.channel())
                .put("task_channel_sid", task.voice() ? ids.voiceChannel() : ids.defaultChannel());
        if (task.workflowSid() != null) {
            payload.put("workflow_sid", task.workflowSid()).put("workflow_name", task.workflowName());
        }
        if (task.queueSid() != null) {
            payload.put("task_queue_sid", task.queueSid()).put("task_queue_name", task.queueName());
        }
        if (task.reason() != null) {
            payload.put("reason", task.reason());
            payload.put(
                    task.status().equals("canceled") ? "task_canceled_reason" : "task_completed_reason", task.reason());
        }
    }

    private static void transfer(ObjectNode payload, TransferView transfer) {
        payload.put("task_transfer_sid", transfer.sid())
                .put("transfer_type", "WORKER")
                .put("transfer_mode", transfer.mode())
                .put("transfer_to", transfer.to())
                .put("transfer_started", iso(transfer.startedAt()))
                .put("transfer_initiating_reservation_sid", transfer.initiatingReservationSid())
                .put("transfer_initiating_worker_sid", transfer.initiatingWorkerSid());
    }

    private static void worker(ObjectNode payload, WorkerView worker) {
        payload.put("worker_sid", worker.sid())
                .put("worker_name", worker.name())
                .put("worker_attributes", worker.attributes())
                .put("worker_activity_sid", worker.activity().sid())
                .put("worker_activity_name", worker.activity().name());
    }

    private static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
