package com.flexreconnect.simulator.rest;

import static com.flexreconnect.simulator.rest.TasksApi.WORKSPACE;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Activity;
import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.Pace;
import com.flexreconnect.simulator.world.Queue;
import com.flexreconnect.simulator.world.Sids;
import com.flexreconnect.simulator.world.TwilioError;
import com.flexreconnect.simulator.world.Workflow;
import com.flexreconnect.simulator.world.World;
import tools.jackson.databind.node.ObjectNode;

/** What a workspace consists of besides tasks and workers: workflows, queues, activities, channels. */
final class WorkspaceApi {

    private final World world;
    private final Pace pace;

    WorkspaceApi(World world, Pace pace) {
        this.world = world;
        this.pace = pace;
    }

    void register(Resources resources) {
        resources
                .on("GET /v1/Workspaces/{Sid}", request -> {
                    if (!request.path("Sid").equals(world.ids().workspace())) throw TwilioError.notFound(request.uri());
                    return RestAnswer.ok(workspace());
                })
                .on("POST " + WORKSPACE + "/Workflows", this::create)
                .on("POST " + WORKSPACE + "/Workflows/{Sid}", this::update)
                .on("DELETE " + WORKSPACE + "/Workflows/{Sid}", this::deleteWorkflow)
                .on("POST " + WORKSPACE + "/TaskQueues", this::createQueue)
                .on("DELETE " + WORKSPACE + "/TaskQueues/{Sid}", this::deleteQueue)
                .on(
                        "GET " + WORKSPACE + "/Activities",
                        request -> Lists.meta(request, "activities", Activity.ALL, this::activity))
                .on(
                        "GET " + WORKSPACE + "/TaskChannels",
                        request ->
                                Lists.meta(request, "channels", java.util.List.of("voice", "default"), this::channel))
                .on("GET " + WORKSPACE + "/Workflows", this::workflows)
                .on("GET " + WORKSPACE + "/Workflows/{Sid}", request -> RestAnswer.ok(workflow(found(request))))
                .on("GET " + WORKSPACE + "/TaskQueues", this::queues)
                .on("GET " + WORKSPACE + "/TaskQueues/{Sid}", request -> RestAnswer.ok(queue(foundQueue(request))));
    }

    private Workflow found(RestRequest request) {
        return world.workflows().find(request.path("Sid")).orElseThrow(() -> TwilioError.notFound(request.uri()));
    }

    private Queue foundQueue(RestRequest request) {
        return world.workflows().queues().stream()
                .filter(queue -> queue.sid().equals(request.path("Sid")))
                .findFirst()
                .orElseThrow(() -> TwilioError.notFound(request.uri()));
    }

    private RestAnswer create(RestRequest request) {
        return RestAnswer.created(workflow(
                world.workflows().create(request.required("FriendlyName"), request.required("Configuration"))));
    }

    private RestAnswer update(RestRequest request) {
        var before = found(request);
        return RestAnswer.ok(workflow(world.workflows()
                .add(
                        before.sid(),
                        request.form("FriendlyName").orElse(before.name()),
                        request.form("Configuration").orElse(before.configuration()))));
    }

    private RestAnswer deleteWorkflow(RestRequest request) {
        world.workflows().remove(found(request).sid());
        return RestAnswer.gone();
    }

    private RestAnswer createQueue(RestRequest request) {
        return RestAnswer.created(queue(world.workflows()
                .addQueue(new Queue(
                        Sids.fresh("WQ"),
                        request.required("FriendlyName"),
                        request.form("TargetWorkers").orElse("1==1")))));
    }

    private RestAnswer deleteQueue(RestRequest request) {
        world.workflows().removeQueue(foundQueue(request).sid());
        return RestAnswer.gone();
    }

    private RestAnswer workflows(RestRequest request) {
        var found = world.workflows().all().stream()
                .filter(one ->
                        request.query("FriendlyName").map(one.name()::equals).orElse(true))
                .toList();
        return Lists.meta(request, "workflows", found, this::workflow);
    }

    private RestAnswer queues(RestRequest request) {
        var found = world.workflows().queues().stream()
                .filter(one ->
                        request.query("FriendlyName").map(one.name()::equals).orElse(true))
                .toList();
        return Lists.meta(request, "task_queues", found, this::queue);
    }

    private ObjectNode workspace() {
        return common(world.ids().workspace(), "Flex Task Assignment", "")
                .put("multi_task_enabled", true)
                .put("prioritize_queue_order", "FIFO")
                .put("default_activity_sid", Activity.OFFLINE.sid())
                .put("default_activity_name", Activity.OFFLINE.name())
                .put("timeout_activity_sid", Activity.UNAVAILABLE.sid())
                .put("timeout_activity_name", Activity.UNAVAILABLE.name());
    }

    private ObjectNode workflow(Workflow workflow) {
        return common(workflow.sid(), workflow.name(), "/Workflows/" + workflow.sid())
                .put("configuration", workflow.configuration())
                .put("document_content_type", "application/json")
                .put(
                        "task_reservation_timeout",
                        pace.of(Delay.RESERVATION_TIMEOUT).toSeconds());
    }

    private ObjectNode queue(Queue queue) {
        return common(queue.sid(), queue.name(), "/TaskQueues/" + queue.sid())
                .put("target_workers", queue.targetWorkers())
                .put("task_order", "FIFO")
                .put("max_reserved_workers", 1);
    }

    private ObjectNode activity(Activity activity) {
        return common(activity.sid(), activity.name(), "/Activities/" + activity.sid())
                .put("available", activity.available());
    }

    private ObjectNode channel(String name) {
        String sid =
                name.equals("voice") ? world.ids().voiceChannel() : world.ids().defaultChannel();
        return common(sid, name, "/TaskChannels/" + sid)
                .put("unique_name", name)
                .put("channel_optimized_routing", false);
    }

    private ObjectNode common(String sid, String name, String path) {
        ObjectNode json = Json.object()
                .put("sid", sid)
                .put("account_sid", world.ids().account())
                .put("workspace_sid", world.ids().workspace())
                .put("friendly_name", name)
                .put("date_created", "2026-01-01T00:00:00Z")
                .put("date_updated", "2026-01-01T00:00:00Z")
                .put(
                        "url",
                        "https://taskrouter.twilio.com/v1/Workspaces/"
                                + world.ids().workspace() + path);
        json.putObject("links");
        return json;
    }
}
