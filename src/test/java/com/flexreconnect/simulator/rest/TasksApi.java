package com.flexreconnect.simulator.rest;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Answers;
import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.NewTask;
import com.flexreconnect.simulator.world.OpenQuestion;
import com.flexreconnect.simulator.world.Pace;
import com.flexreconnect.simulator.world.TaskChange;
import com.flexreconnect.simulator.world.TaskView;
import com.flexreconnect.simulator.world.TwilioError;
import com.flexreconnect.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Tasks on taskrouter.twilio.com. */
final class TasksApi {

    static final String WORKSPACE = "/v1/Workspaces/{WorkspaceSid}";

    private static final Pattern EQUALS =
            Pattern.compile("\\s*([A-Za-z_][\\w.]*)\\s*={1,2}\\s*(?:\"([^\"]*)\"|'([^']*)')\\s*");

    private final World world;
    private final Pace pace;

    TasksApi(World world, Pace pace) {
        this.world = world;
        this.pace = pace;
    }

    void register(Resources resources) {
        resources
                .on("GET " + WORKSPACE + "/Tasks", this::list)
                .on("POST " + WORKSPACE + "/Tasks", this::create)
                .on(
                        "GET " + WORKSPACE + "/Tasks/{Sid}",
                        request -> answer(200, world.tasks().fetch(request.path("Sid"))))
                .on("POST " + WORKSPACE + "/Tasks/{Sid}", this::update)
                .on("DELETE " + WORKSPACE + "/Tasks/{Sid}", request -> {
                    world.tasks().delete(request.path("Sid"));
                    return RestAnswer.gone();
                });
    }

    /** As the real list: attributes are not shown. */
    private RestAnswer list(RestRequest request) {
        Predicate<TaskView> attributes = request.query("EvaluateTaskAttributes")
                .map(TasksApi::expression)
                .map(this::asFarAsFound)
                .orElse(task -> true);
        var found = world.tasks().all().stream()
                .filter(attributes)
                .filter(task -> request.query("AssignmentStatus")
                        .map(wanted -> java.util.List.of(wanted.split(",")).contains(task.status()))
                        .orElse(true))
                .filter(task -> request.query("WorkflowSid")
                        .map(wanted -> wanted.equals(task.workflowSid()))
                        .orElse(true))
                .filter(task -> request.query("TaskQueueSid")
                        .map(wanted -> wanted.equals(task.queueSid()))
                        .orElse(true))
                .toList();
        return Lists.meta(request, "tasks", found, task -> shape(task).putNull("attributes"));
    }

    private Predicate<TaskView> asFarAsFound(Predicate<TaskView> wanted) {
        return switch (world.answers().to(OpenQuestion.TASKS_ARE_FOUND_BY_THEIR_ATTRIBUTES)) {
            case TASKS_FOUND_LATER ->
                wanted.and(task -> task.createdAt().plus(Answers.LAG).isBefore(Instant.now()));
            case TASKS_NEVER_FOUND -> task -> false;
            default -> wanted;
        };
    }

    private RestAnswer create(RestRequest request) {
        var wanted = new NewTask(
                request.form("Attributes").orElse("{}"),
                request.form("WorkflowSid").orElse(null),
                channel(request.form("TaskChannel").orElse("default")),
                request.form("Priority").map(Integer::parseInt).orElse(0),
                request.form("Timeout")
                        .map(Long::parseLong)
                        .orElse(pace.of(Delay.TASK_TIMEOUT).toSeconds()),
                request.form("RoutingTarget").orElse(null),
                request.form("RoutingTarget").isPresent()
                        && request.flag("IgnoreCapacity").orElse(true));
        return answer(201, world.tasks().create(wanted));
    }

    private RestAnswer update(RestRequest request) {
        var change = new TaskChange(
                request.form("Attributes").orElse(null),
                request.form("Priority").map(Integer::parseInt).orElse(null),
                request.form("AssignmentStatus").orElse(null),
                request.form("Reason").orElse(null));
        Integer version = request.ifMatch().map(this::version).orElse(null);
        return answer(200, world.tasks().update(request.path("Sid"), change, version));
    }

    private int version(String etag) {
        try {
            String bare = etag.replace("W/", "").replace("\"", "");
            int version = Integer.parseInt(bare);
            boolean accepted = switch (world.answers().to(OpenQuestion.FORM_OF_IF_MATCH)) {
                case IF_MATCH_BARE -> etag.equals(bare);
                case IF_MATCH_AS_GIVEN -> etag.equals(etag(version));
                default -> true;
            };
            return accepted ? version : -1;
        } catch (NumberFormatException otherVersion) {
            throw new TwilioError(412, 20412, "Precondition Failed");
        }
    }

    private String channel(String nameOrSid) {
        if (nameOrSid.equals(world.ids().voiceChannel())) {
            return "voice";
        }
        return nameOrSid.equals(world.ids().defaultChannel()) ? "default" : nameOrSid;
    }

    private static Predicate<TaskView> expression(String text) {
        var equality = EQUALS.matcher(text);
        if (!equality.matches()) {
            throw TwilioError.bad("The simulated Twilio understands only key == \"value\": " + text);
        }
        String key = equality.group(1);
        String value = equality.group(2) != null ? equality.group(2) : equality.group(3);
        return task -> value.equals(at(task, key));
    }

    private static @Nullable String at(TaskView task, String path) {
        var found = task.attributesJson().at("/" + path.replace('.', '/'));
        return found.isMissingNode() || found.isNull() ? null : found.asString();
    }

    private RestAnswer answer(int status, TaskView task) {
        return new RestAnswer(status, shape(task), java.util.Map.of("ETag", etag(task.version())));
    }

    private String etag(int version) {
        return switch (world.answers().to(OpenQuestion.FORM_OF_THE_ETAG)) {
            case ETAG_BARE -> String.valueOf(version);
            case ETAG_WEAK -> "W/\"" + version + "\"";
            default -> "\"" + version + "\"";
        };
    }

    ObjectNode shape(TaskView task) {
        String url =
                "https://taskrouter.twilio.com/v1/Workspaces/" + world.ids().workspace() + "/Tasks/" + task.sid();
        ObjectNode json = Json.object()
                .put("sid", task.sid())
                .put("account_sid", world.ids().account())
                .put("workspace_sid", world.ids().workspace())
                .put("workflow_sid", task.workflowSid())
                .put("workflow_friendly_name", task.workflowName())
                .put("task_queue_sid", task.queueSid())
                .put("task_queue_friendly_name", task.queueName())
                .put("task_queue_entered_date", iso(task.queueEnteredAt()))
                .put(
                        "task_channel_sid",
                        task.voice() ? world.ids().voiceChannel() : world.ids().defaultChannel())
                .put("task_channel_unique_name", task.channel())
                .put(
                        "age",
                        Duration.between(task.createdAt(), world.clock().instant())
                                .toSeconds())
                .put("assignment_status", task.status())
                .put("attributes", task.attributes())
                .put("addons", "{}")
                .put("date_created", iso(task.createdAt()))
                .put("date_updated", iso(task.updatedAt()))
                .put("priority", task.priority())
                .put("reason", task.reason())
                .put("timeout", task.timeoutSeconds())
                .put("routing_target", task.routingTarget())
                .put("ignore_capacity", task.ignoreCapacity())
                .put("virtual_start_time", iso(task.createdAt()))
                .put("url", url);
        json.putObject("links").put("reservations", url + "/Reservations");
        return json;
    }

    static @Nullable String iso(@Nullable Instant at) {
        return at == null
                ? null
                : at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    }
}
