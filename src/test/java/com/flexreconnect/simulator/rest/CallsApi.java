package com.flexreconnect.simulator.rest;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.CallView;
import com.flexreconnect.simulator.world.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Calls on api.twilio.com. */
final class CallsApi {

    private static final String BASE = "/2010-04-01/Accounts/{AccountSid}/Calls";

    private final World world;

    CallsApi(World world) {
        this.world = world;
    }

    void register(Resources resources) {
        resources
                .on("GET " + BASE + ".json", this::list)
                .on(
                        "GET " + BASE + "/{Sid}.json",
                        request -> RestAnswer.ok(shape(world.calls().fetch(request.path("Sid")))))
                .on("POST " + BASE + "/{Sid}.json", this::update);
    }

    private RestAnswer list(RestRequest request) {
        var calls = world.calls().all().stream()
                .filter(call ->
                        request.query("Status").map(call.status()::equals).orElse(true))
                .filter(call -> request.query("From").map(call.from()::equals).orElse(true))
                .filter(call -> request.query("To").map(call.to()::equals).orElse(true))
                .toList();
        return Lists.classic(request, "calls", calls, this::shape);
    }

    private RestAnswer update(RestRequest request) {
        String sid = request.path("Sid");
        CallView call;
        if (request.form("Twiml").isPresent()) {
            call = world.calls().redirect(sid, request.required("Twiml"));
        } else if (request.form("Url").isPresent()) {
            call = world.calls()
                    .redirectTo(
                            sid, request.required("Url"), request.form("Method").orElse("POST"));
        } else if (request.form("Status").isPresent()) {
            call = world.calls().complete(sid);
        } else {
            call = world.calls().fetch(sid);
        }
        return RestAnswer.ok(shape(call));
    }

    private ObjectNode shape(CallView call) {
        String uri = "/2010-04-01/Accounts/" + world.ids().account() + "/Calls/" + call.sid();
        ObjectNode json = Json.object()
                .put("sid", call.sid())
                .put("account_sid", world.ids().account())
                .put("api_version", "2010-04-01")
                .put("from", call.from())
                .put("from_formatted", call.from())
                .put("to", call.to())
                .put("to_formatted", call.to())
                .put("direction", call.direction())
                .put("status", call.status())
                .put("date_created", rfc(call.startedAt()))
                .put("date_updated", rfc(call.startedAt()))
                .put("start_time", rfc(call.startedAt()))
                .put("end_time", rfc(call.endedAt()))
                .put("uri", uri + ".json");
        for (String empty : new String[] {
            "answered_by",
            "caller_name",
            "duration",
            "forwarded_from",
            "group_sid",
            "parent_call_sid",
            "phone_number_sid",
            "price",
            "queue_time",
            "trunk_sid"
        }) {
            json.putNull(empty);
        }
        json.put("price_unit", "USD");
        json.putObject("subresource_uris").put("events", uri + "/Events.json");
        return json;
    }

    static @Nullable String rfc(@Nullable Instant at) {
        return at == null ? null : DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
