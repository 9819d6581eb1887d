package com.flexreconnect.simulator.rest;

import static com.flexreconnect.simulator.rest.TasksApi.WORKSPACE;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Activity;
import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.Pace;
import com.flexreconnect.simulator.world.Queue;
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
                .on("GET /v1/Workspaces/{Sid}", request -> RestAnswer.ok(workspace()))
                .on(
                        "GET " + WORKSPACE + "/Activities",
                        request -> Lists.meta(request, "activities", Activity.ALL, this::activity))
                .on(
                        "GET " + WORKSPACE + "/TaskChannels",
                        request ->
                                Lists.meta(request, "channels", java.util.List.of("voice", "default"), this::channel))
                .on("GET " + WORKSPACE + "/Workflows", this::workflows)
                .on(
                        "GET " + WORKSPACE + "/Workflows/{Sid}",
                        request -> RestAnswer.ok(workflow(world.workflows()
                                .find(request.path("Sid"))
                                .orElseThrow(() -> TwilioError.notFound(request.uri())))))
                .on("GET " + WORKSPACE + "/TaskQueues", this::queues)
                .on(
                        "GET " + WORKSPACE + "/TaskQueues/{Sid}",
                        request -> RestAnswer.ok(queue(world.workflows().queues().stream()
                                .filter(queue -> queue.sid().equals(request.path("Sid")))
                                .findFirst()
                                .orElseThrow(() -> TwilioError.notFound(request.uri())))));
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
                .put("configuration", configuration(workflow))
                .put("document_content_type", "application/json")
                .put(
                        "task_reservation_timeout",
                        pace.of(Delay.RESERVATION_TIMEOUT).toSeconds());
    }

    private static String configuration(Workflow workflow) {
        ObjectNode target = Json.object()
                .put("queue", workflow.queue().sid())
                .put("known_worker_sid", "task." + workflow.knownWorkerAttribute());
        ObjectNode filter =
                Json.object().put("filter_friendly_name", "Known worker").put("expression", "1==1");
        filter.putArray("targets").add(target);
        ObjectNode routing = Json.object();
        routing.putArray("filters").add(filter);
        if (!workflow.knownWorkerOnly()) {
            routing.putObject("default_filter").put("queue", workflow.queue().sid());
        }
        ObjectNode configuration = Json.object();
        configuration.set("task_routing", routing);
        return Json.write(configuration);
    }

    private ObjectNode queue(Queue queue) {
        return common(queue.sid(), queue.name(), "/TaskQueues/" + queue.sid())
                .put("target_workers", "1==1")
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
