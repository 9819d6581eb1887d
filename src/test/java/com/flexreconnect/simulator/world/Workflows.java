package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The workflows and queues of the workspace. */
public final class Workflows {

    private static final String VOICE = """
            {
              "task_routing": {
                "filters": [
                  {
                    "filter_friendly_name": "Known worker",
                    "expression": "1==1",
                    "targets": [{"queue": "%1$s", "known_worker_sid": "task.targetWorkerSid"}]
                  }
                ],
                "default_filter": {"queue": "%1$s"}
              }
            }""";
    private static final String PING = """
            {"task_routing":{"filters":[{"filter_friendly_name":"Known worker","expression":"1==1","targets":\
            [{"queue":"%s","known_worker_sid":"task.disconnectedWorkerSid"}]}]}}""";

    private final WorldIds ids;
    private final Map<String, Queue> queues = new LinkedHashMap<>();
    private final Map<String, Workflow> bySid = new LinkedHashMap<>();

    Workflows(WorldIds ids) {
        this.ids = ids;
        clear();
    }

    synchronized void clear() {
        empty();
        addQueue(new Queue(Sids.fixed("WQ", 2), "Recovery Ping", "1==1"));
        add(ids.pingWorkflow(), "Recovery Ping", PING.formatted(Sids.fixed("WQ", 2)));
    }

    /** As an account is in which nobody has set up anything for recoveries. */
    public synchronized void empty() {
        bySid.clear();
        queues.clear();
        addQueue(new Queue(Sids.fixed("WQ", 1), "Everyone", "1==1"));
        add(ids.voiceWorkflow(), "Assign to Anyone", VOICE.formatted(Sids.fixed("WQ", 1)));
    }

    /** A new one. The first new one in an empty account has the SID for which the service was started. */
    public synchronized Workflow create(String name, String configuration) {
        var sid = bySid.containsKey(ids.pingWorkflow()) ? Sids.fresh("WW") : ids.pingWorkflow();
        return add(sid, name, configuration);
    }

    /** In place of the one with that SID, or a new one. */
    public synchronized Workflow add(String sid, String name, String configuration) {
        var routing = routing(configuration);
        var target = routing.path("filters").path(0).path("targets").path(0);
        var queue = queues.values().stream().findFirst().orElseThrow();
        var workflow = new Workflow(
                sid,
                name,
                queues.getOrDefault(target.path("queue").asString(""), queue),
                target.path("known_worker_sid").asString("task.targetWorkerSid").substring("task.".length()),
                isForOneWorkerOnly(routing),
                configuration);
        bySid.put(sid, workflow);
        return workflow;
    }

    public synchronized void remove(String sid) {
        bySid.remove(sid);
    }

    public synchronized List<Workflow> all() {
        return List.copyOf(bySid.values());
    }

    public synchronized Optional<Workflow> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    public synchronized List<Queue> queues() {
        return List.copyOf(queues.values());
    }

    public synchronized Queue addQueue(Queue queue) {
        queues.put(queue.sid(), queue);
        return queue;
    }

    /** @throws TwilioError 400 when a workflow uses it */
    public synchronized void removeQueue(String sid) {
        if (bySid.values().stream()
                .anyMatch(workflow -> workflow.configuration().contains(sid)))
            throw TwilioError.bad("The TaskQueue is used by a Workflow");
        queues.remove(sid);
    }

    private static boolean isForOneWorkerOnly(JsonNode routing) {
        var filters = routing.path("filters");
        return routing.path("default_filter").isMissingNode()
                && filters.size() == 1
                && filters.path(0).path("targets").size() == 1;
    }

    /** @throws TwilioError 400 when it is no configuration, or names a queue that is not there */
    private JsonNode routing(String configuration) {
        JsonNode routing;
        try {
            routing = Json.parse(configuration).path("task_routing");
        } catch (IllegalArgumentException notJson) {
            throw TwilioError.bad("Configuration is not valid JSON");
        }
        if (!routing.isObject()) throw TwilioError.bad("Configuration must have a task_routing");
        routing.path("filters")
                .forEach(filter -> filter.path("targets").forEach(target -> {
                    var queue = target.path("queue").asString("");
                    if (!queues.containsKey(queue)) throw TwilioError.bad("TaskQueue " + queue + " does not exist");
                }));
        return routing;
    }
}
