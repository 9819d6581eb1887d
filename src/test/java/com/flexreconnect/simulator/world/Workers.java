package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workers of the workspace. */
public final class Workers {

    private final World world;
    private final Map<String, Worker> bySid = new LinkedHashMap<>();

    Workers(World world) {
        this.world = world;
    }

    void clear() {
        bySid.clear();
    }

    /** A new worker, available, with one voice call and one other task at a time. */
    public WorkerView add(String name) {
        return world.locked(() -> {
            var attributes = Json.object()
                    .put("full_name", name)
                    .put(
                            "contact_uri",
                            "client:" + name.toLowerCase(java.util.Locale.ROOT).replace(' ', '_'));
            var worker = new Worker(Sids.fresh("WK"), name, Json.write(attributes));
            bySid.put(worker.sid, worker);
            world.routing().route();
            return worker.view();
        });
    }

    public List<WorkerView> all() {
        return world.locked(() -> bySid.values().stream().map(Worker::view).toList());
    }

    /**
     * @throws TwilioError 20404 when there is no such worker
     */
    public WorkerView fetch(String sid) {
        return world.locked(() -> get(sid).view());
    }

    public WorkerView setActivity(String sid, Activity activity) {
        return world.locked(() -> {
            Worker worker = get(sid);
            worker.activity = activity;
            worker.version++;
            world.tell(new WorldEvent.WorkerChanged(world.now(), "worker.activity.update", worker.view()));
            world.routing().route();
            return worker.view();
        });
    }

    public WorkerView setAttributes(String sid, String attributes) {
        return world.locked(() -> {
            Worker worker = get(sid);
            worker.attributes = Json.write(Json.parseObject(attributes));
            worker.version++;
            world.tell(new WorldEvent.WorkerChanged(world.now(), "worker.attributes.update", worker.view()));
            return worker.view();
        });
    }

    public void setCapacity(String sid, String channel, int capacity) {
        world.locked(() -> {
            get(sid).capacity.put(channel, capacity);
            world.routing().route();
        });
    }

    Worker get(String sid) {
        return find(sid).orElseThrow(() -> TwilioError.notFound("/Workers/" + sid));
    }

    Optional<Worker> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    List<Worker> list() {
        return List.copyOf(bySid.values());
    }
}
