package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A worker; changed only under the world's lock. */
final class Worker {

    final String sid;
    final String name;
    final Map<String, Integer> capacity = new HashMap<>(Map.of("voice", 1, "default", 1));

    /** All that it was ever offered, oldest first. */
    final List<Reservation> reservations = new ArrayList<>();

    String attributes;
    Activity activity = Activity.AVAILABLE;
    int version;
    Instant lastOffered = Instant.EPOCH;

    Worker(String sid, String name, String attributes) {
        this.sid = sid;
        this.name = name;
        this.attributes = attributes;
    }

    /** The address of the worker's browser. */
    String contactUri() {
        return Json.parseObject(attributes).path("contact_uri").asString("client:" + name);
    }

    WorkerView view() {
        return new WorkerView(sid, name, attributes, activity, Map.copyOf(capacity), version);
    }
}
