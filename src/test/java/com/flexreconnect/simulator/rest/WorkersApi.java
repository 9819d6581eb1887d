package com.flexreconnect.simulator.rest;

import static com.flexreconnect.simulator.rest.TasksApi.WORKSPACE;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Activity;
import com.flexreconnect.simulator.world.TwilioError;
import com.flexreconnect.simulator.world.WorkerView;
import com.flexreconnect.simulator.world.World;
import tools.jackson.databind.node.ObjectNode;

/** Workers on taskrouter.twilio.com. */
final class WorkersApi {

    private final World world;

    WorkersApi(World world) {
        this.world = world;
    }

    void register(Resources resources) {
        resources
                .on("GET " + WORKSPACE + "/Workers", this::list)
                .on(
                        "GET " + WORKSPACE + "/Workers/{Sid}",
                        request -> RestAnswer.ok(shape(world.workers().fetch(request.path("Sid")))))
                .on("POST " + WORKSPACE + "/Workers/{Sid}", this::update)
                .on("GET " + WORKSPACE + "/Workers/{WorkerSid}/Channels", this::channels);
    }

    private RestAnswer list(RestRequest request) {
        var found = world.workers().all().stream()
                .filter(worker ->
                        request.query("FriendlyName").map(worker.name()::equals).orElse(true))
                .filter(worker -> request.query("ActivitySid")
                        .map(worker.activity().sid()::equals)
                        .orElse(true))
                .filter(worker -> request.query("ActivityName")
                        .map(worker.activity().name()::equals)
                        .orElse(true))
                .toList();
        return Lists.meta(request, "workers", found, this::shape);
    }

    private RestAnswer update(RestRequest request) {
        String sid = request.path("Sid");
        request.form("ActivitySid").ifPresent(wanted -> world.workers().setActivity(sid, activity(wanted)));
        request.form("Attributes").ifPresent(json -> world.workers().setAttributes(sid, json));
        return RestAnswer.ok(shape(world.workers().fetch(sid)));
    }

    private RestAnswer channels(RestRequest request) {
        var worker = world.workers().fetch(request.path("WorkerSid"));
        return Lists.meta(
                request,
                "channels",
                worker.capacity().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .toList(),
                entry -> Json.object()
                        .put("account_sid", world.ids().account())
                        .put("worker_sid", worker.sid())
                        .put("task_channel_unique_name", entry.getKey())
                        .put("configured_capacity", entry.getValue())
                        .put("available", entry.getValue() > 0));
    }

    private static Activity activity(String sid) {
        return Activity.ALL.stream()
                .filter(activity -> activity.sid().equals(sid))
                .findFirst()
                .orElseThrow(() -> TwilioError.bad("Activity " + sid + " does not exist"));
    }

    private ObjectNode shape(WorkerView worker) {
        String url =
                "https://taskrouter.twilio.com/v1/Workspaces/" + world.ids().workspace() + "/Workers/" + worker.sid();
        ObjectNode json = Json.object()
                .put("sid", worker.sid())
                .put("account_sid", world.ids().account())
                .put("workspace_sid", world.ids().workspace())
                .put("friendly_name", worker.name())
                .put("attributes", worker.attributes())
                .put("activity_sid", worker.activity().sid())
                .put("activity_name", worker.activity().name())
                .put("available", worker.activity().available())
                .put("date_created", "2026-01-01T00:00:00Z")
                .put("date_updated", "2026-01-01T00:00:00Z")
                .put("date_status_changed", "2026-01-01T00:00:00Z")
                .put("url", url);
        json.putObject("links").put("channels", url + "/Channels");
        return json;
    }
}
