package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.json.Json;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A REST request that travels through TaskRouter's event bridge.
 *
 * @param path the URL in its parts, SIDs and all
 */
record Ask(List<String> path, boolean post, JsonNode params) {

    static Ask of(String body) {
        ObjectNode json = Json.parseObject(body);
        String url = json.path("url").asString("").replaceFirst("^/+", "");
        return new Ask(
                Arrays.asList(url.split("[/?]")),
                json.path("method").asString("GET").equals("POST"),
                json.path("params"));
    }

    /** {@code Workspaces/*}{@code /Workers/*}: every SID a star. */
    String kind() {
        return String.join(
                "/",
                path.stream()
                        .map(part -> part.matches("[A-Z]{2}[0-9a-f]{32}") ? "*" : part)
                        .toList());
    }

    String part(int index) {
        return path.get(index);
    }

    @Nullable
    String text(String name) {
        JsonNode value = params.get(name);
        return value == null || value.isNull() ? null : value.isArray() ? joined(value) : value.asString();
    }

    /** JSON text, whether it came as an object or as text. */
    @Nullable
    String json(String name) {
        JsonNode value = params.get(name);
        return value == null || value.isNull() ? null : value.isObject() ? Json.write(value) : value.asString();
    }

    @Nullable
    Boolean flag(String name) {
        String text = text(name);
        return text == null ? null : Boolean.valueOf(text);
    }

    private static String joined(JsonNode words) {
        return String.join(" ", words.valueStream().map(JsonNode::asString).toList());
    }
}
