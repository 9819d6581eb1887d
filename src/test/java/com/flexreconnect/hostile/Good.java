package com.flexreconnect.hostile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A message as it should be, before anybody tampers with it.
 *
 * @param fields of a form; the plugin may also send them as JSON
 * @param json what Event Streams sends; empty for all others
 */
record Good(Sender sender, String method, String path, Map<String, String> fields, String json) {

    enum Sender {
        CALLBACKS,
        EVENTS,
        MEDIA,
        PLUGIN
    }

    static List<Good> all(Scene scene) {
        return Stream.of(callbacks(scene), events(scene), media(), plugin(scene))
                .flatMap(List::stream)
                .toList();
    }

    static Good joined(String conference, int sequence, Scene scene) {
        return callback("participant-join", conference, sequence, scene);
    }

    static Good accepted(String id, Scene scene) {
        return new Good(
                Sender.EVENTS, "POST", "/task-event-handler", Map.of(), event("reservation.accepted", id, scene));
    }

    private static List<Good> callbacks(Scene scene) {
        return Stream.of("participant-join", "participant-leave", "participant-modify", "conference-end")
                .map(event -> callback(event, scene.conference(), 900, scene))
                .toList();
    }

    private static Good callback(String event, String conference, int sequence, Scene scene) {
        var form = new LinkedHashMap<String, String>();
        form.put("AccountSid", scene.account());
        form.put("ConferenceSid", conference);
        form.put("FriendlyName", scene.task());
        form.put("SequenceNumber", String.valueOf(sequence));
        form.put("Timestamp", "Thu, 1 Jun 2017 20:48:32 +0000");
        form.put("StatusCallbackEvent", event);
        form.put("CallSid", scene.agentCall());
        form.put("ReasonParticipantLeft", "participant_hung_up");
        form.put("ParticipantLabel", Strange.PERSON + " " + Strange.PHONE);
        form.put("Muted", "false");
        form.put("Coaching", "false");
        form.put("EndConferenceOnExit", "true");
        return new Good(Sender.CALLBACKS, "POST", "/conference-status-handler", form, "");
    }

    private static List<Good> events(Scene scene) {
        var types = List.of(
                "reservation.accepted",
                "reservation.wrapup",
                "task.canceled",
                "task-queue.entered",
                "task.transfer-failed");
        return Stream.concat(
                        types.stream().map(type -> event(type, "EZ-" + type, scene)),
                        Stream.of("["
                                + String.join(
                                        ",",
                                        types.stream()
                                                .map(type -> event(type, "EZ+" + type, scene))
                                                .toList())
                                + "]"))
                .map(json -> new Good(Sender.EVENTS, "POST", "/task-event-handler", Map.of(), json))
                .toList();
    }

    private static String event(String type, String id, Scene scene) {
        return """
                {"specversion":"1.0","type":"com.twilio.taskrouter.%s","id":"%s","time":"2026-11-22T11:00:05.120Z",\
                "data":{"sid":"EV00000000000000000000000000000001","payload":{"timestamp":"2026-11-22T11:00:05.100Z",\
                "workspace_sid":"%s","workflow_sid":"%s","task_sid":"%s","task_channel_unique_name":"voice",\
                "task_attributes":"{\\"from\\":\\"%s\\",\\"name\\":\\"%s\\"}","reason":"hangup",\
                "reservation_sid":"%s","worker_sid":"%s","worker_name":"%s"}}}""".formatted(
                        type,
                        id,
                        scene.workspace(),
                        scene.workflow(),
                        scene.task(),
                        Strange.PHONE,
                        Strange.PERSON,
                        scene.reservation(),
                        scene.worker(),
                        Strange.PERSON);
    }

    private static List<Good> media() {
        return Stream.of("GET", "POST")
                .flatMap(method -> Stream.of("/voice/announcement?language=de", "/voice/wait?language=fr-CA")
                        .map(path -> new Good(Sender.MEDIA, method, path, Map.of("From", Strange.PHONE), "")))
                .toList();
    }

    private static List<Good> plugin(Scene scene) {
        var all = new LinkedHashMap<String, String>();
        all.put("conferenceSid", scene.conference());
        all.put("taskSid", scene.task());
        all.put("taskAttributes", "{\"from\":\"" + Strange.PHONE + "\",\"name\":\"" + Strange.PERSON + "\"}");
        all.put("taskWorkflowSid", scene.workflow());
        all.put("customerCallSid", scene.customerCall());
        all.put("workerSid", scene.worker());
        all.put("workerReservationSid", scene.reservation());
        all.put("workerCallSid", scene.agentCall());
        all.put("workerName", Strange.PERSON);
        all.put("participantCallSid", scene.agentCall());
        all.put("endConferenceOnExit", "true");
        all.put("newConferenceName", scene.task());
        return Stream.of(
                        "add-worker-to-conference-state",
                        "remove-worker-from-conference-state",
                        "update-end-conference-on-exit",
                        "end-conference",
                        "move-conference-participants-to-new-conference",
                        "recovery-status",
                        "conference-of-task")
                .map(name -> new Good(Sender.PLUGIN, "POST", "/flex/" + name, all, ""))
                .toList();
    }
}
