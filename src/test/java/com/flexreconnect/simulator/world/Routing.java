package com.flexreconnect.simulator.world;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Offers waiting tasks to workers: higher priority first, then the older one. */
final class Routing {

    private static final Comparator<Task> ORDER =
            Comparator.comparingInt((Task task) -> -task.priority).thenComparing(task -> task.createdAt);

    private static final Duration LOST_WORKER_LEFT_OUT = Duration.ofSeconds(20);

    private final World world;

    Routing(World world) {
        this.world = world;
    }

    void route() {
        List<Task> pending = world.tasks().list().stream()
                .filter(task -> task.status.equals("pending"))
                .sorted(ORDER)
                .toList();
        for (Task task : pending) {
            if (task.status.equals("pending")) {
                candidate(task).ifPresent(worker -> world.reservations().create(task, worker, null));
            }
        }
    }

    /** Whether the worker could be offered something on this channel right now. */
    boolean free(Worker worker, String channel) {
        return worker.activity.available()
                && world.reservations().load(worker, channel) < worker.capacity.getOrDefault(channel, 1);
    }

    private Optional<Worker> candidate(Task task) {
        var now = world.now();
        return wanted(task)
                .filter(worker ->
                        task.ignoreCapacity && worker.sid.equals(task.routingTarget) || free(worker, task.channel))
                .filter(worker -> !now.isBefore(task.notBefore.getOrDefault(worker.sid, now)))
                .min(Comparator.comparingInt((Worker worker) -> task.passedBy.getOrDefault(worker.sid, 0))
                        .thenComparing(worker -> worker.lastOffered));
    }

    /**
     * As the documented workflow has it: the first target of a reconnect leaves the lost worker out, whose page may be
     * gone while TaskRouter still takes them for available; the second, later, does not.
     */
    private boolean isLost(Task task, Worker worker) {
        JsonNode lost = task.attributes.get("disconnectedWorkerSid");
        return task.attributes.has("isReconnect")
                && lost != null
                && worker.sid.equals(lost.asString())
                && world.now().isBefore(task.createdAt.plus(LOST_WORKER_LEFT_OUT));
    }

    /** A task that is for one worker does not ask the others: at a large site that would be all the time there is. */
    private Stream<Worker> wanted(Task task) {
        if (task.routingTarget != null && task.routingTarget.startsWith("WK")) {
            return world.workers().find(task.routingTarget).stream();
        }
        if (task.workflow == null) {
            return world.workers().list().stream();
        }
        JsonNode known = task.attributes.get(task.workflow.knownWorkerAttribute());
        if (known != null && !known.isNull()) {
            return world.workers().find(known.asString()).stream();
        }
        return task.workflow.knownWorkerOnly()
                ? Stream.empty()
                : world.workers().list().stream().filter(worker -> !isLost(task, worker));
    }
}
