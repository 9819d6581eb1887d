package com.flexreconnect.simulator.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workflows and queues of the workspace. */
public final class Workflows {

    private final WorldIds ids;
    private final Map<String, Workflow> bySid = new LinkedHashMap<>();

    Workflows(WorldIds ids) {
        this.ids = ids;
        clear();
    }

    void clear() {
        bySid.clear();
        var everyone = new Queue(Sids.fixed("WQ", 1), "Everyone");
        var ping = new Queue(Sids.fixed("WQ", 2), "Recovery Ping");
        add(new Workflow(ids.voiceWorkflow(), "Assign to Anyone", everyone, "targetWorkerSid", false));
        add(new Workflow(ids.pingWorkflow(), "Recovery Ping", ping, "disconnectedWorkerSid", true));
    }

    public synchronized void add(Workflow workflow) {
        bySid.put(workflow.sid(), workflow);
    }

    public synchronized List<Workflow> all() {
        return List.copyOf(bySid.values());
    }

    public synchronized Optional<Workflow> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    public List<Queue> queues() {
        return all().stream().map(Workflow::queue).distinct().toList();
    }
}
