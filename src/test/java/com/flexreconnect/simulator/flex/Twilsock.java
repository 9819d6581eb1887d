package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.flex.SyncObjects.SyncAnswer;
import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Sids;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code wss://tsock.us1.twilio.com}: REST to Sync through a socket. Flex does not start without it. */
final class Twilsock {

    private final SyncObjects sync;
    private final Unknown unknown;

    Twilsock(SyncObjects sync, Unknown unknown) {
        this.sync = sync;
        this.unknown = unknown;
    }

    void onFrame(Socket socket, ByteBuffer data) {
        TwilsockFrame frame = TwilsockFrame.read(data);
        switch (frame.header().path("method").asString("")) {
            case "init" -> init(socket, frame.header());
            case "message" -> message(socket, frame);
            case "close" -> socket.close();
            case "reply" -> {}
            default -> reply(socket, frame.header(), Json.object(), null);
        }
    }

    private static void init(Socket socket, ObjectNode header) {
        ObjectNode more = Json.object().put("continuation_token", Sids.fresh("CT"));
        more.putObject("continuation_token_status").put("reissued", true).put("reissue_reason", "MISSING");
        more.putObject("offline_storage");
        var registrations = more.putArray("init_registrations");
        header.path("init_registrations")
                .forEach(asked -> registrations
                        .addObject()
                        .put("product", asked.path("product_id").asString(""))
                        .put("registration_id", Sids.fresh("RG")));
        more.set("capabilities", header.has("capabilities") ? header.get("capabilities") : Json.array());
        more.putObject("debug_info").put("broker_instance", "simulated");
        reply(socket, header, more, null);
    }

    private void message(Socket socket, TwilsockFrame frame) {
        JsonNode request = frame.header().path("http_request");
        JsonNode body = frame.payload() == null ? Json.object() : frame.payload();
        SyncAnswer answer = answer(socket, request, body);
        ObjectNode more = Json.object();
        more.putObject("http_status").put("code", answer.status()).put("status", "OK");
        more.putObject("http_headers").put("content-type", "application/json");
        reply(socket, frame.header(), more, answer.body());
    }

    private SyncAnswer answer(Socket socket, JsonNode request, JsonNode body) {
        String path = request.path("path").asString("").replaceFirst("\\?.*", "");
        String method = request.path("method").asString("GET");
        if (path.equals("/v1/Telemetry/Events")) {
            return new SyncAnswer(202, Json.object());
        }
        if (path.startsWith("/v4/Subscriptions")) {
            body.path("requests").forEach(wanted -> subscribed(socket, body, wanted));
            return new SyncAnswer(
                    202,
                    Json.object()
                            .put("max_batch_size", 100)
                            .put("estimated_delivery_in_ms", 20_000)
                            .put("ttl_in_s", -1));
        }
        return sync.answer(method, path, body).orElseGet(() -> {
            unknown.add("Twilsock " + method + " " + request.path("host").asString("") + path);
            return SyncAnswer.refused(404, 20404, "not simulated");
        });
    }

    private static void subscribed(Socket socket, JsonNode body, JsonNode wanted) {
        boolean establish = body.path("action").asString("").equals("establish");
        String type = wanted.path("object_type").asString("");
        ObjectNode header = Json.object()
                .put("method", "notification")
                .put("id", Sids.fresh("TM"))
                .put("message_type", "com.twilio.rtd.cds." + (type.equals("live_query") ? "map" : type));
        ObjectNode payload = Json.object()
                .put("event_type", establish ? "subscription_established" : "subscription_canceled")
                .put("event_protocol_version", 3);
        payload.set("correlation_id", body.path("correlation_id"));
        payload.putObject("event")
                .put("object_sid", wanted.path("object_sid").asString(""))
                .put("object_type", type)
                .put("replay_status", "completed")
                .put("last_event_id", 1);
        socket.send(new TwilsockFrame(header, payload).write());
    }

    private static void reply(Socket socket, ObjectNode to, ObjectNode more, @Nullable JsonNode payload) {
        ObjectNode header = Json.object().put("method", "reply");
        header.set("id", to.path("id"));
        header.putObject("status").put("code", 200).put("status", "OK");
        header.setAll(more);
        socket.send(new TwilsockFrame(header, payload).write());
    }
}
