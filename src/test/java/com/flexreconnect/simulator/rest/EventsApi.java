package com.flexreconnect.simulator.rest;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.webhook.EventStreams;
import com.flexreconnect.simulator.webhook.EventStreams.Sink;
import com.flexreconnect.simulator.world.TwilioError;
import com.flexreconnect.simulator.world.WorldIds;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Sinks and subscriptions on events.twilio.com. */
final class EventsApi {

    private static final String SUBSCRIPTION = "/v1/Subscriptions/{SubscriptionSid}";

    private final WorldIds ids;
    private final EventStreams events;

    EventsApi(WorldIds ids, EventStreams events) {
        this.ids = ids;
        this.events = events;
    }

    void register(Resources resources) {
        resources
                .on("GET /v1/Sinks", request -> Lists.meta(request, "sinks", events.sinks(), this::shape))
                .on("GET /v1/Sinks/{Sid}", request -> RestAnswer.ok(shape(sink(request))))
                .on("POST /v1/Sinks", this::createSink)
                .on("DELETE /v1/Sinks/{Sid}", this::deleteSink)
                .on("POST /v1/Sinks/{Sid}/Test", this::test)
                // always valid since Twilio made it a formality
                .on(
                        "POST /v1/Sinks/{Sid}/Validate",
                        request -> RestAnswer.created(Json.object().put("result", "valid")))
                .on("GET /v1/Subscriptions", this::subscriptions)
                .on("POST /v1/Subscriptions", this::subscribe)
                .on("DELETE /v1/Subscriptions/{Sid}", this::unsubscribe)
                .on("GET " + SUBSCRIPTION + "/SubscribedEvents", this::types)
                .on("POST " + SUBSCRIPTION + "/SubscribedEvents", this::addType);
    }

    private Sink sink(RestRequest request) {
        return events.sink(request.path("Sid")).orElseThrow(() -> TwilioError.notFound(request.uri()));
    }

    private Sink subscribed(RestRequest request, String name) {
        return events.sinks().stream()
                .filter(sink -> request.path(name).equals(sink.subscription()))
                .findFirst()
                .orElseThrow(() -> TwilioError.notFound(request.uri()));
    }

    private RestAnswer createSink(RestRequest request) {
        var configuration = Json.parseObject(request.required("SinkConfiguration"));
        var destination = configuration.path("destination").asString("");
        if (!destination.matches("https?://\\S+")) {
            throw TwilioError.bad("Sink configuration: destination is not valid");
        }
        if (!List.of("POST", "GET").contains(configuration.path("method").asString(""))) {
            throw TwilioError.bad("Sink configuration: method must be POST or GET");
        }
        var batches = configuration.path("batch_events").asBoolean(false);
        return RestAnswer.created(shape(events.createSink(request.required("Description"), destination, batches)));
    }

    private RestAnswer deleteSink(RestRequest request) {
        if (sink(request).subscription() != null) {
            throw TwilioError.bad("Sink with SID " + request.path("Sid") + " is in use");
        }
        events.remove(request.path("Sid"));
        return RestAnswer.gone();
    }

    private RestAnswer test(RestRequest request) {
        events.test(sink(request));
        return RestAnswer.created(Json.object().put("result", "submitted"));
    }

    private RestAnswer subscriptions(RestRequest request) {
        var found = events.sinks().stream()
                .filter(sink -> sink.subscription() != null)
                .filter(sink -> request.query("SinkSid").map(sink.sid()::equals).orElse(true))
                .toList();
        return Lists.meta(request, "subscriptions", found, this::subscription);
    }

    private RestAnswer subscribe(RestRequest request) {
        var sink = events.sink(request.required("SinkSid"))
                .orElseThrow(() -> TwilioError.bad("Sink " + request.required("SinkSid") + " not found"));
        if (sink.subscription() != null) {
            throw TwilioError.bad("Sink with SID " + sink.sid() + " is in use");
        }
        var types = new ArrayList<String>();
        for (var one : request.required("Types").split("\n")) {
            types.add(type(Json.parseObject(one).path("type").asString("")));
        }
        return RestAnswer.created(
                subscription(events.subscribe(sink.sid(), request.required("Description"), List.copyOf(types))));
    }

    private RestAnswer unsubscribe(RestRequest request) {
        events.unsubscribe(subscribed(request, "Sid").sid());
        return RestAnswer.gone();
    }

    private RestAnswer types(RestRequest request) {
        var sink = subscribed(request, "SubscriptionSid");
        return Lists.meta(request, "types", sink.types(), type -> event(sink, type));
    }

    private RestAnswer addType(RestRequest request) {
        var sink = subscribed(request, "SubscriptionSid");
        events.addType(sink.sid(), type(request.required("Type")));
        return RestAnswer.created(event(sink, request.required("Type")));
    }

    private static String type(String type) {
        if (!type.startsWith("com.twilio.")) {
            throw TwilioError.bad("Type " + type + " not found in system");
        }
        return type;
    }

    private ObjectNode event(Sink sink, String type) {
        return Json.object()
                .put("account_sid", ids.account())
                .put("subscription_sid", sink.subscription())
                .put("type", type)
                .put("schema_version", 1);
    }

    private ObjectNode subscription(Sink sink) {
        return Json.object()
                .put("account_sid", ids.account())
                .put("sid", sink.subscription())
                .put("sink_sid", sink.sid())
                .put("description", sink.subscribedAs())
                .put("date_created", "2026-01-01T00:00:00Z")
                .put("date_updated", "2026-01-01T00:00:00Z");
    }

    private ObjectNode shape(Sink sink) {
        ObjectNode json = Json.object()
                .put("sid", sink.sid())
                .put("description", sink.description())
                .put("sink_type", "webhook")
                .put("status", sink.status())
                .put("date_created", "2026-01-01T00:00:00Z")
                .put("date_updated", "2026-01-01T00:00:00Z");
        json.putObject("sink_configuration")
                .put("destination", sink.url())
                .put("method", "POST")
                .put("batch_events", sink.batches());
        return json;
    }
}
