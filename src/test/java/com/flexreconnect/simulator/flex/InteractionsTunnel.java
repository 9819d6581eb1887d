package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.ParticipantChange;
import com.flexreconnect.simulator.world.ParticipantView;
import com.flexreconnect.simulator.world.TwilioError;
import com.flexreconnect.simulator.world.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where Flex learns who is in a call, and adds, changes and removes participants. */
record InteractionsTunnel(World world, ParticipantShapes shapes) {

    Optional<JsonNode> answer(Ask ask) {
        String taskSid = "WT" + ask.part(2).substring(2);
        Optional<ConferenceView> room = roomOf(taskSid);
        return switch (ask.kind()) {
            case "v1/Interactions/*/Channels" -> Optional.of(channels(room));
            case "v1/Interactions/*/Channels/*" -> Optional.of(channel(here(room), ask));
            case "v1/Interactions/*/Channels/*/Participants" -> Optional.of(participants(here(room), ask));
            case "v1/Interactions/*/Channels/*/Participants/*" -> Optional.of(participant(here(room), ask));
            default -> Optional.empty();
        };
    }

    private static ConferenceView here(Optional<ConferenceView> room) {
        return room.orElseThrow(() -> TwilioError.notFound("/Channels"));
    }

    /** The live conference of the task, else its last one. */
    private Optional<ConferenceView> roomOf(String taskSid) {
        var world = this.world.snapshot();
        return world.liveConferenceNamed(taskSid)
                .or(() -> world.conferences().stream()
                        .filter(room -> room.friendlyName().equals(taskSid))
                        .reduce((older, newer) -> newer));
    }

    private JsonNode channels(Optional<ConferenceView> room) {
        ObjectNode json = Json.object();
        var list = json.putArray("channels");
        room.ifPresent(it -> list.add(shapes.channel(it)));
        return json;
    }

    private JsonNode channel(ConferenceView room, Ask ask) {
        if (ask.post() && "closed".equals(ask.text("status"))) {
            world.conferences().complete(room.sid());
        }
        return shapes.channel(world.conferences().fetch(room.sid()));
    }

    private JsonNode participants(ConferenceView room, Ask ask) {
        if (!ask.post()) {
            return shapes.participants(room);
        }
        String number = ask.params().at("/media_properties/coordinates/to").asString("+15557770000");
        var call = world.conferences().addThirdParty(room.sid(), number);
        String sid = world.participants().fetch(room.sid(), call.sid()).sid();
        return Json.object().put("sid", sid).put("channel_sid", room.channelSid());
    }

    private JsonNode participant(ConferenceView room, Ask ask) {
        return room.participants().stream()
                .filter(one -> one.sid().equals(ask.part(6)))
                .findFirst()
                .map(one -> change(room, one, ask))
                .orElseThrow(() -> TwilioError.notFound("/Participants"));
    }

    private JsonNode change(ConferenceView room, ParticipantView participant, Ask ask) {
        if ("closed".equals(ask.text("status"))) {
            world.participants().remove(room.sid(), participant.callSid());
        } else {
            JsonNode media = ask.params().path("media_properties");
            var change = new ParticipantChange(
                    flag(media, "muted"),
                    null,
                    flag(media, "hold"),
                    null,
                    flag(media, "end_conference_on_exit"),
                    null,
                    "POST");
            world.participants().update(room.sid(), participant.callSid(), change);
        }
        return Json.object().put("sid", participant.sid());
    }

    private static @Nullable Boolean flag(JsonNode media, String name) {
        return media.has(name) ? Boolean.valueOf(media.path(name).asString("")) : null;
    }
}
