package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Sids;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Twilio Sync, as far as Flex needs it to start: objects that can be made, found, changed and listed. */
final class SyncObjects {

    private static final Map<String, String> PREFIXES =
            Map.of("Maps", "MP", "Documents", "ET", "Lists", "ES", "Streams", "TO");

    private final Map<String, SyncObject> objects = new ConcurrentHashMap<>();

    void clear() {
        objects.clear();
    }

    /** Answers {@code /v3/Maps[/sid[/Items[/key]]]} and the like; empty when there is no such path. */
    Optional<SyncAnswer> answer(String method, String path, JsonNode body) {
        String[] parts = path.split("/");
        if (parts.length < 3 || !parts[1].equals("v3")) {
            return Optional.empty();
        }
        if (parts[2].equals("Insights")) {
            return Optional.of(new SyncAnswer(200, emptyList().put("query_id", Sids.fresh("QR"))));
        }
        if (!PREFIXES.containsKey(parts[2])) {
            return Optional.empty();
        }
        if (parts.length == 3) {
            return Optional.of(create(parts[2], body));
        }
        SyncObject object = find(parts[2], parts[3]);
        if (object == null) {
            return Optional.of(SyncAnswer.refused(404, 54100, "Unique name not found"));
        }
        return Optional.of(parts.length == 4 ? object.itself(method, body) : object.items(method, parts, body));
    }

    static ObjectNode emptyList() {
        ObjectNode json = Json.object().put("last_event_id", 0);
        json.putArray("items");
        json.putObject("meta").putNull("previous_token").putNull("next_token");
        return json;
    }

    private SyncAnswer create(String kind, JsonNode body) {
        String name = body.path("unique_name").asString("");
        if (!name.isEmpty() && find(kind, name) != null) {
            return SyncAnswer.refused(409, 54301, "Unique name already exists");
        }
        var made = new SyncObject(kind, Sids.fresh(PREFIXES.get(kind)), name, body.path("data"));
        objects.put(made.sid, made);
        return new SyncAnswer(201, made.describe());
    }

    private SyncObject find(String kind, String sidOrName) {
        return objects.values().stream()
                .filter(one -> one.kind.equals(kind))
                .filter(one -> one.sid.equals(sidOrName) || one.name.equals(sidOrName))
                .findFirst()
                .orElse(null);
    }

    record SyncAnswer(int status, ObjectNode body) {
        static SyncAnswer refused(int status, int code, String message) {
            return new SyncAnswer(
                    status,
                    Json.object().put("code", code).put("message", message).put("status", status));
        }
    }

    private static final class SyncObject {
        private final String kind;
        private final String sid;
        private final String name;
        private final Map<String, JsonNode> items = new LinkedHashMap<>();
        private JsonNode data;
        private int revision;

        SyncObject(String kind, String sid, String name, JsonNode data) {
            this.kind = kind;
            this.sid = sid;
            this.name = name;
            this.data = data.isObject() ? data : Json.object();
        }

        synchronized SyncAnswer itself(String method, JsonNode body) {
            if (!method.equals("GET") && body.has("data")) {
                data = body.path("data");
                revision++;
            }
            return new SyncAnswer(200, describe());
        }

        synchronized SyncAnswer items(String method, String[] parts, JsonNode body) {
            if (method.equals("GET")) {
                ObjectNode list = emptyList();
                items.forEach((key, value) -> list.withArray("items").add(item(key, value)));
                return new SyncAnswer(200, list);
            }
            String key = parts.length > 5 ? parts[5] : body.path("key").asString("");
            if (method.equals("DELETE")) {
                items.remove(key);
                return new SyncAnswer(200, Json.object().put("last_event_id", ++revision));
            }
            items.put(key, body.path("data"));
            revision++;
            return new SyncAnswer(200, item(key, body.path("data")));
        }

        ObjectNode describe() {
            String url = "https://cds.us1.twilio.com/v3/" + kind + "/" + sid;
            ObjectNode json = Json.object()
                    .put("sid", sid)
                    .put("unique_name", name.isEmpty() ? null : name)
                    .put("url", url)
                    .put("revision", String.valueOf(revision))
                    .put("last_event_id", revision)
                    .put("date_created", Instant.now().toString())
                    .put("date_updated", Instant.now().toString())
                    .putNull("date_expires");
            json.putObject("links").put("items", url + "/Items").put("messages", url + "/Messages");
            json.set("data", data);
            return json;
        }

        private ObjectNode item(String key, JsonNode value) {
            ObjectNode json = Json.object()
                    .put("key", key)
                    .put("revision", String.valueOf(revision))
                    .put("last_event_id", revision)
                    .put("url", "https://cds.us1.twilio.com/v3/" + kind + "/" + sid + "/Items/" + key)
                    .put("date_updated", Instant.now().toString())
                    .putNull("date_expires");
            json.set("data", value);
            return json;
        }
    }
}
