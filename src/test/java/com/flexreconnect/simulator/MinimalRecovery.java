package com.flexreconnect.simulator;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/** Just enough of a service to bring one caller back, so that the simulator's own stories can be told. */
final class MinimalRecovery {

    private final TwilioSimulator simulator;
    private final FakeService service;
    private final RestClient twilio;
    private final AtomicReference<Map<String, String>> registered = new AtomicReference<>(Map.of());

    private MinimalRecovery(TwilioSimulator simulator, FakeService service) {
        this.simulator = simulator;
        this.service = service;
        this.twilio = new RestClient(simulator);
    }

    static void of(TwilioSimulator simulator, FakeService service) {
        var recovery = new MinimalRecovery(simulator, service);
        service.onCallback = callback -> Thread.ofVirtual().start(() -> recovery.hear(callback));
        service.onEvent = event -> Thread.ofVirtual().start(() -> recovery.hear(event.at("/data/payload")));
    }

    private void hear(Map<String, String> callback) {
        if (!service.pluginCalls.isEmpty()) {
            registered.set(service.pluginCalls.getLast());
        }
        String room = "/Conferences/" + callback.get("ConferenceSid");
        boolean agent =
                String.valueOf(callback.get("CallSid")).equals(registered.get().get("workerCallSid"));
        switch (String.valueOf(callback.get("StatusCallbackEvent"))) {
            case "participant-modify" -> {
                if (callback.get("EndConferenceOnExit").equals("true")) {
                    twilio.post(
                            room + "/Participants/" + callback.get("CallSid") + ".json",
                            Map.of("EndConferenceOnExit", "false"));
                }
            }
            case "participant-leave" -> {
                if (agent && callback.get("ReasonParticipantLeft").equals("participant_hung_up")) {
                    lost(room);
                }
            }
            default -> {}
        }
    }

    private void lost(String room) {
        twilio.post(
                room + ".json", Map.of("AnnounceUrl", service.url() + "/voice/announcement", "AnnounceMethod", "GET"));
        twilio.taskrouter(
                "/Tasks",
                Map.of(
                        "WorkflowSid", simulator.settings().ids().pingWorkflow(),
                        "Timeout", "15",
                        "Attributes", attributes("disconnectedWorkerSid")));
    }

    private void hear(JsonNode payload) {
        String attributes = payload.path("task_attributes").asString("");
        boolean reconnect = attributes.contains("isReconnect");
        String type = payload.path("eventtype").asString("");
        if (type.equals("reservation.accepted") && attributes.contains("disconnectedTaskSid") && !reconnect) {
            twilio.taskrouter(
                    "/Tasks/" + payload.path("task_sid").asString(),
                    Map.of("AssignmentStatus", "completed", "Reason", "answered"));
            twilio.post(
                    "/Calls/" + registered.get().get("customerCallSid") + ".json",
                    Map.of(
                            "Twiml",
                            "<Response><Enqueue workflowSid=\""
                                    + simulator.settings().ids().voiceWorkflow()
                                    + "\" waitUrlMethod=\"GET\" waitUrl=\"" + service.url() + "/voice/wait\"><Task>"
                                    + attributes("targetWorkerSid").replace("{", "{\"isReconnect\":true,")
                                    + "</Task></Enqueue></Response>"));
        } else if (type.equals("task-queue.entered") && reconnect) {
            twilio.taskrouter(
                    "/Tasks/" + registered.get().get("taskSid") + "/Reservations/"
                            + registered.get().get("workerReservationSid"),
                    Map.of("ReservationStatus", "completed"));
        }
    }

    private String attributes(String workerKey) {
        return "{\"disconnectedTaskSid\":\"" + registered.get().get("taskSid") + "\",\"" + workerKey + "\":\""
                + registered.get().get("workerSid") + "\"}";
    }
}
