package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.ParticipantView;
import com.flexreconnect.simulator.world.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A conference as Flex sees it: the voice channel of an "interaction" named after the task. Every media property is a
 * list of one text; events spell the names in upper camel case, REST with underscores.
 */
record ParticipantShapes(World world) {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.RFC_1123_DATE_TIME;

    static String interactionOf(String taskSid) {
        return "KD" + taskSid.substring(2);
    }

    ObjectNode event(ConferenceView room, ParticipantView participant, String change, int sequence) {
        ObjectNode json = Json.object()
                .put("account_sid", world.ids().account())
                .put("channel_sid", room.channelSid())
                .put("channel_type", "voice")
                .put("interaction_sid", interactionOf(room.friendlyName()))
                .put("participant_sid", participant.sid())
                .put("task_sid", room.friendlyName())
                .put("type", type(participant));
        list(json.putObject("media_properties"), media(room, participant, change, sequence), false);
        routing(json.putObject("routing_properties"), room, participant);
        return json;
    }

    ObjectNode channel(ConferenceView room) {
        return Json.object()
                .put("sid", room.channelSid())
                .put("interaction_sid", interactionOf(room.friendlyName()))
                .put("type", "voice")
                .put("status", room.live() ? "active" : "closed")
                .put("media_sid", room.sid());
    }

    ObjectNode participants(ConferenceView room) {
        ObjectNode json = Json.object().put("channel_type", "voice");
        var list = json.putArray("participants");
        for (ParticipantView participant : room.participants()) {
            ObjectNode one = list.addObject()
                    .put("sid", participant.sid())
                    .put("type", type(participant))
                    .put("channel_sid", room.channelSid())
                    .put("interaction_sid", interactionOf(room.friendlyName()));
            list(
                    one.putObject("media_properties"),
                    media(room, participant, "participant-join", room.sequence()),
                    true);
            routing(one.putObject("routing_properties"), room, participant);
        }
        return json;
    }

    private Map<String, String> media(ConferenceView room, ParticipantView participant, String change, int sequence) {
        Map<String, String> media = new LinkedHashMap<>();
        media.put("AccountSid", world.ids().account());
        media.put("CallSid", participant.callSid());
        media.put("Coaching", "false");
        media.put("ConferenceSid", room.sid());
        media.put("EndConferenceOnExit", String.valueOf(participant.endConferenceOnExit()));
        media.put("FriendlyName", room.friendlyName());
        media.put("Hold", String.valueOf(participant.hold()));
        media.put("Muted", String.valueOf(participant.muted()));
        media.put("SequenceNumber", String.valueOf(sequence));
        media.put("StartConferenceOnEnter", String.valueOf(participant.startConferenceOnEnter()));
        media.put("StatusCallbackEvent", change);
        media.put("Timestamp", TIMESTAMP.format(Instant.now().atOffset(ZoneOffset.UTC)));
        var call = world.calls().fetch(participant.callSid());
        media.put("From", call.from());
        media.put("To", call.to());
        return media;
    }

    private static void list(ObjectNode into, Map<String, String> media, boolean underscores) {
        media.forEach((name, value) ->
                into.putArray(underscores ? underscored(name) : name).add(value));
    }

    private static String underscored(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static void routing(ObjectNode into, ConferenceView room, ParticipantView participant) {
        into.put("task_sid", room.friendlyName())
                .put("reservation_sid", participant.reservationSid())
                .put("worker_sid", participant.workerSid());
    }

    private static String type(ParticipantView participant) {
        return participant.type().equals("worker") ? "agent" : participant.type();
    }
}
