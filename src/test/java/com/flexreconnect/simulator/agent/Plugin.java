package com.flexreconnect.simulator.agent;

import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.ParticipantView;
import com.flexreconnect.simulator.world.ReservationView;
import com.flexreconnect.simulator.world.StatusCallback;
import com.flexreconnect.simulator.world.TaskView;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What the Flex plugin does in an agent's browser. */
final class Plugin {

    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ServiceHttp service;
    private final Supplier<String> token;
    private final List<PluginCall> calls = new CopyOnWriteArrayList<>();
    private volatile Consumer<PluginCall> listener = call -> {};

    Plugin(ServiceHttp service, Supplier<String> token) {
        this.service = service;
        this.token = token;
    }

    void reachable(Predicate<String> paths) {
        service.reachable(paths);
    }

    void onCall(Consumer<PluginCall> other) {
        listener = other;
    }

    List<PluginCall> calls() {
        return List.copyOf(calls);
    }

    StatusCallback callback() {
        return StatusCallback.of(
                service.baseUrl() + "/conference-status-handler#rc=5&rp=all", "POST", "end,join,leave,modify");
    }

    PluginCall register(
            ConferenceView room,
            TaskView task,
            ReservationView reservation,
            ParticipantView customer,
            ParticipantView worker) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("conferenceSid", room.sid());
        fields.put("taskSid", task.sid());
        fields.put("taskAttributes", task.attributes());
        fields.put("taskWorkflowSid", String.valueOf(task.workflowSid()));
        fields.put("customerCallSid", customer.callSid());
        fields.put("workerSid", reservation.workerSid());
        fields.put("workerReservationSid", reservation.sid());
        fields.put("workerCallSid", worker.callSid());
        fields.put("workerName", reservation.workerName());
        return post("/flex/add-worker-to-conference-state", fields, PATIENCE);
    }

    PluginCall sayGoodbye(String conferenceSid, String workerSid, Duration patience) {
        return post(
                "/flex/remove-worker-from-conference-state",
                Map.of("conferenceSid", conferenceSid, "workerSid", workerSid),
                patience);
    }

    PluginCall endConference(String conferenceSid, Duration patience) {
        return post("/flex/end-conference", Map.of("conferenceSid", conferenceSid), patience);
    }

    PluginCall recoveryStatus(String taskSid) {
        return post("/flex/recovery-status", Map.of("taskSid", taskSid), PATIENCE);
    }

    PluginCall post(String path, Map<String, String> fields, Duration patience) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("Token", token.get());
        PluginCall call = service.post(path, all, patience);
        calls.add(call);
        listener.accept(call);
        return call;
    }
}
