package com.flexreconnect.webhook;

import com.flexreconnect.recovery.OurTask;
import com.flexreconnect.recovery.TaskRouterNews;
import com.flexreconnect.recovery.TaskRouterNews.Kind;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.Sid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.sid.WorkflowSid;
import com.flexreconnect.sid.WorkspaceSid;
import com.flexreconnect.twilio.TaskRouterEvent;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one CloudEvent of TaskRouter. All its event types share one schema in which nearly everything may be absent. */
final class ReadTaskEvent {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** An id is logged and is a key in the database: one with line ends or NUL in it must not be. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    /** As long as our clock and Twilio's may differ, and more. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final JsonNode event;
    private final JsonNode payload;
    private final JsonNode attributes;

    private ReadTaskEvent(JsonNode event) {
        this.event = event;
        this.payload = nested(event.path("data").path("payload"));
        this.attributes = nested(payload.path("task_attributes"));
    }

    /** @return empty when it is of another kind or another workspace, or cannot be understood */
    static Optional<TaskNews> from(JsonNode event, WorkspaceSid ours, Instant received) {
        return new ReadTaskEvent(event).news(ours, received);
    }

    private Optional<TaskNews> news(WorkspaceSid ours, Instant received) {
        var workspace = text("workspace_sid");
        if (!workspace.isEmpty() && !workspace.equals(ours.value())) return Optional.empty();
        return kind().flatMap(kind -> Sid.read(TaskSid::new, text("task_sid"))
                .map(task -> new TaskNews(
                        new TaskRouterNews(
                                kind,
                                task,
                                Sid.read(WorkflowSid::new, text("workflow_sid")),
                                Sid.read(ReservationSid::new, whose(kind, "reservation_sid")),
                                Sid.read(WorkerSid::new, whose(kind, "worker_sid")),
                                text("worker_name"),
                                text("task_channel_unique_name").equals("voice"),
                                attributes.isObject() ? attributes.toString() : "{}",
                                OurTask.in(attributes),
                                kind == Kind.TASK_CANCELED ? reason() : "",
                                at(received)),
                        key())));
    }

    private Optional<Kind> kind() {
        return TaskRouterEvent.of(event.path("type").asString("")).map(type -> switch (type) {
            case RESERVATION_ACCEPTED -> Kind.RESERVATION_ACCEPTED;
            case RESERVATION_WRAPUP -> Kind.RESERVATION_WRAPUP;
            case TASK_CANCELED -> Kind.TASK_CANCELED;
            case TASK_QUEUE_ENTERED -> Kind.TASK_QUEUE_ENTERED;
            case TASK_TRANSFER_FAILED -> Kind.TASK_TRANSFER_FAILED;
        });
    }

    private String whose(Kind kind, String name) {
        return text(kind == Kind.TASK_TRANSFER_FAILED ? "transfer_initiating_" + name : name);
    }

    private String reason() {
        var reason = text("task_canceled_reason");
        return reason.isEmpty() ? text("reason") : reason;
    }

    /** A time that cannot be true would outlive all that is told later, or be none that a database can keep. */
    private Instant at(Instant received) {
        return Stream.of(payload.path("timestamp"), event.path("data").path("timestamp"), event.path("time"))
                .flatMap(node -> instant(node.asString("")).stream())
                .findFirst()
                .filter(at -> at.isAfter(Instant.EPOCH) && at.isBefore(received.plus(AHEAD)))
                .orElse(received);
    }

    private String key() {
        var id = event.path("id").asString("");
        return ID.matcher(id).matches()
                ? "event:" + id
                : "event:" + SignatureCheck.sha256(event.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String text(String name) {
        return payload.path(name).asString("");
    }

    /** JSON that may come as itself or as text. */
    private static JsonNode nested(JsonNode node) {
        if (!node.isString()) return node;
        try {
            return JSON.readTree(node.asString());
        } catch (JacksonException notJson) {
            return JSON.missingNode();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unclear) {
            return Optional.empty();
        }
    }
}
