package com.flexreconnect.simulator.rest;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.ParticipantChange;
import com.flexreconnect.simulator.world.ParticipantView;
import com.flexreconnect.simulator.world.World;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Participants of conferences on api.twilio.com. */
final class ParticipantsApi {

    private static final String BASE = "/2010-04-01/Accounts/{AccountSid}/Conferences/{ConferenceSid}/Participants";

    private final World world;

    ParticipantsApi(World world) {
        this.world = world;
    }

    void register(Resources resources) {
        resources
                .on("GET " + BASE + ".json", this::list)
                .on("POST " + BASE + ".json", this::add)
                .on("GET " + BASE + "/{CallSid}.json", this::fetch)
                .on("POST " + BASE + "/{CallSid}.json", this::update)
                .on("DELETE " + BASE + "/{CallSid}.json", this::remove);
    }

    private RestAnswer list(RestRequest request) {
        ConferenceView room = world.conferences().fetch(request.path("ConferenceSid"));
        var found = world.conferences().listed(room.sid()).stream()
                .filter(p -> request.query("Hold")
                        .map(hold -> hold.equals(String.valueOf(p.hold())))
                        .orElse(true))
                .filter(p -> request.query("Muted")
                        .map(muted -> muted.equals(String.valueOf(p.muted())))
                        .orElse(true))
                .toList();
        return Lists.classic(request, "participants", found, p -> shape(p, room));
    }

    private RestAnswer add(RestRequest request) {
        var call = world.conferences().addThirdParty(request.path("ConferenceSid"), request.required("To"));
        String sid = request.path("ConferenceSid");
        return RestAnswer.created(shape(
                world.participants().fetch(sid, call.sid()), world.conferences().fetch(sid)));
    }

    private RestAnswer fetch(RestRequest request) {
        return RestAnswer.ok(shape(
                world.participants().fetch(request.path("ConferenceSid"), who(request)),
                world.conferences().fetch(request.path("ConferenceSid"))));
    }

    private RestAnswer update(RestRequest request) {
        var change = new ParticipantChange(
                request.flag("Muted").orElse(null),
                request.flag("Coaching").orElse(null),
                request.flag("Hold").orElse(null),
                request.form("HoldUrl").orElse(null),
                request.flag("EndConferenceOnExit").orElse(null),
                request.form("AnnounceUrl").orElse(null),
                request.form("AnnounceMethod").orElse("POST"));
        var changed = world.participants().update(request.path("ConferenceSid"), who(request), change);
        return RestAnswer.ok(shape(changed, world.conferences().fetch(request.path("ConferenceSid"))));
    }

    private RestAnswer remove(RestRequest request) {
        world.participants().remove(request.path("ConferenceSid"), who(request));
        return RestAnswer.gone();
    }

    /** A call SID or a label. */
    private static String who(RestRequest request) {
        return URLDecoder.decode(request.path("CallSid"), StandardCharsets.UTF_8);
    }

    private ObjectNode shape(ParticipantView participant, ConferenceView room) {
        return Json.object()
                .put("account_sid", world.ids().account())
                .put("call_sid", participant.callSid())
                .putNull("call_sid_to_coach")
                .put("coaching", participant.coaching())
                .put("conference_sid", participant.conferenceSid())
                .put("date_created", CallsApi.rfc(room.createdAt()))
                .put("date_updated", CallsApi.rfc(room.updatedAt()))
                .put("end_conference_on_exit", participant.endConferenceOnExit())
                .put("hold", participant.hold())
                .put("label", participant.label())
                .put("muted", participant.muted())
                .put("queue_time", "0")
                .put("start_conference_on_enter", participant.startConferenceOnEnter())
                .put("status", "connected")
                .put(
                        "uri",
                        "/2010-04-01/Accounts/" + world.ids().account() + "/Conferences/" + room.sid()
                                + "/Participants/" + participant.callSid() + ".json");
    }
}
