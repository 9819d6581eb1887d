package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.World;
import tools.jackson.databind.node.ObjectNode;

/** The whole world for a test in another language. */
final class WorldJson {

    private WorldJson() {}

    static ObjectNode of(World world) {
        var now = world.snapshot();
        ObjectNode json = Json.object();
        var calls = json.putArray("calls");
        now.calls().forEach(call -> {
            ObjectNode one = calls.addObject()
                    .put("sid", call.sid())
                    .put("role", call.role().name())
                    .put("status", call.status())
                    .put("live", call.live())
                    .put("conferenceSid", call.conferenceSid())
                    .put("workerSid", call.workerSid());
            var heard = one.putArray("heard");
            world.calls()
                    .heardBy(call.sid())
                    .forEach(sound -> heard.add(sound.sound().name()));
        });
        var rooms = json.putArray("conferences");
        now.conferences().forEach(room -> {
            ObjectNode one = rooms.addObject()
                    .put("sid", room.sid())
                    .put("taskSid", room.friendlyName())
                    .put("live", room.live());
            var participants = one.putArray("participants");
            room.participants()
                    .forEach(participant -> participants
                            .addObject()
                            .put("type", participant.type())
                            .put("callSid", participant.callSid())
                            .put("workerSid", participant.workerSid())
                            .put("endConferenceOnExit", participant.endConferenceOnExit()));
        });
        var tasks = json.putArray("tasks");
        now.tasks()
                .forEach(task -> tasks.addObject()
                        .put("sid", task.sid())
                        .put("status", task.status())
                        .put("voice", task.voice())
                        .set("attributes", task.attributesJson()));
        var reservations = json.putArray("reservations");
        now.reservations()
                .forEach(reservation -> reservations
                        .addObject()
                        .put("sid", reservation.sid())
                        .put("taskSid", reservation.taskSid())
                        .put("worker", reservation.workerName())
                        .put("status", reservation.status())
                        .put("updatedAt", reservation.updatedAt().toString()));
        return json;
    }
}
