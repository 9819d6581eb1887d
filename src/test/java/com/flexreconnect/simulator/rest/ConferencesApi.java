package com.flexreconnect.simulator.rest;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.World;
import tools.jackson.databind.node.ObjectNode;

/** Conferences on api.twilio.com. */
final class ConferencesApi {

    private static final String BASE = "/2010-04-01/Accounts/{AccountSid}/Conferences";

    private final World world;

    ConferencesApi(World world) {
        this.world = world;
    }

    void register(Resources resources) {
        resources
                .on("GET " + BASE + ".json", this::list)
                .on(
                        "GET " + BASE + "/{Sid}.json",
                        request -> RestAnswer.ok(shape(world.conferences().fetch(request.path("Sid")))))
                .on("POST " + BASE + "/{Sid}.json", this::update);
    }

    private RestAnswer list(RestRequest request) {
        var found = world.conferences().all().stream()
                .filter(conf ->
                        request.query("Status").map(conf.status()::equals).orElse(true))
                .filter(conf -> request.query("FriendlyName")
                        .map(conf.friendlyName()::equals)
                        .orElse(true))
                .toList()
                .reversed();
        return Lists.classic(request, "conferences", found, this::shape);
    }

    private RestAnswer update(RestRequest request) {
        String sid = request.path("Sid");
        if (request.form("AnnounceUrl").isPresent()) {
            world.conferences()
                    .announce(
                            sid,
                            request.required("AnnounceUrl"),
                            request.form("AnnounceMethod").orElse("POST"));
        }
        if (request.form("Status").isPresent()) {
            world.conferences().complete(sid);
        }
        return RestAnswer.ok(shape(world.conferences().fetch(sid)));
    }

    private ObjectNode shape(ConferenceView conference) {
        String uri = "/2010-04-01/Accounts/" + world.ids().account() + "/Conferences/" + conference.sid();
        ObjectNode json = Json.object()
                .put("sid", conference.sid())
                .put("account_sid", world.ids().account())
                .put("api_version", "2010-04-01")
                .put("friendly_name", conference.friendlyName())
                .put("status", conference.status())
                .put("region", "us1")
                .put("date_created", CallsApi.rfc(conference.createdAt()))
                .put("date_updated", CallsApi.rfc(conference.updatedAt()))
                .put("call_sid_ending_conference", conference.callSidEnding())
                .put("reason_conference_ended", conference.reasonEnded())
                .put("uri", uri + ".json");
        json.putObject("subresource_uris").put("participants", uri + "/Participants.json");
        return json;
    }
}
