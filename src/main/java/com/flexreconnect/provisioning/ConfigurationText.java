package com.flexreconnect.provisioning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The configuration of a workflow: JSON text that belongs to whoever wrote it. It is cut and pasted, never written anew, so
 * that all that is not ours keeps its bytes: unknown fields, their order, numbers like {@code 1.0}, and blanks.
 */
final class ConfigurationText {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int NONE = -1;

    private final String text;
    private final List<Filter> filters = new ArrayList<>();
    private int insideRouting = NONE;
    private int insideFilters = NONE;
    private boolean routingIsEmpty = true;

    /** A filter, and where it stands in the text. */
    record Filter(int start, int end, JsonNode tree) {}

    private ConfigurationText(String text) {
        this.text = text;
    }

    /** @throws Trouble when it is no configuration, or one in which a name stands twice where we would have to choose */
    static ConfigurationText of(String text) {
        var configuration = new ConfigurationText(text);
        try (var parser = JSON.createParser(text)) {
            configuration.read(parser);
        } catch (JacksonException notJson) {
            throw new Trouble("its configuration is not JSON");
        }
        return configuration;
    }

    String text() {
        return text;
    }

    List<JsonNode> filters() {
        return filters.stream().map(Filter::tree).toList();
    }

    /** The bytes of one filter. */
    String filter(int index) {
        return text.substring(filters.get(index).start(), filters.get(index).end());
    }

    /** Without one filter and its comma. */
    ConfigurationText without(int index) {
        var filter = filters.get(index);
        var isLast = index == filters.size() - 1;
        var from = isLast && index > 0 ? filters.get(index - 1).end() : filter.start();
        var to = isLast ? filter.end() : filters.get(index + 1).start();
        return of(text.substring(0, from) + text.substring(to));
    }

    /** With filters before all others, each on lines like the first of these. */
    ConfigurationText withOnTop(List<String> ours) {
        if (insideFilters == NONE) return of(withFilters(ours));
        var lead = filters.isEmpty()
                ? ""
                : text.substring(insideFilters, filters.getFirst().start());
        var onTop = String.join(",", ours.stream().map(filter -> lead + filter).toList());
        return of(text.substring(0, insideFilters)
                + onTop
                + (filters.isEmpty() ? "" : ",")
                + text.substring(insideFilters));
    }

    private String withFilters(List<String> ours) {
        return text.substring(0, insideRouting)
                + "\"filters\": [" + String.join(", ", ours) + "]" + (routingIsEmpty ? "" : ", ")
                + text.substring(insideRouting);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfigurationText that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private void read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) throw new Trouble("its configuration is not a JSON object");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var isRouting = parser.currentName().equals("task_routing");
            parser.nextToken();
            if (isRouting) readRouting(parser);
            else parser.skipChildren();
        }
        if (parser.nextToken() != null) throw new Trouble("there is something behind its configuration");
        if (insideRouting == NONE) throw new Trouble("its configuration has no task_routing");
    }

    private void readRouting(JsonParser parser) {
        if (insideRouting != NONE) throw new Trouble("its configuration has task_routing twice");
        if (parser.currentToken() != JsonToken.START_OBJECT) throw new Trouble("its task_routing is not an object");
        insideRouting = after(parser);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            routingIsEmpty = false;
            var isFilters = parser.currentName().equals("filters");
            parser.nextToken();
            if (isFilters) readFilters(parser);
            else parser.skipChildren();
        }
    }

    private void readFilters(JsonParser parser) {
        if (insideFilters != NONE) throw new Trouble("its configuration has filters twice");
        if (parser.currentToken() != JsonToken.START_ARRAY) throw new Trouble("its filters are not a list");
        insideFilters = after(parser);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var start = (int) parser.currentTokenLocation().getCharOffset();
            if (parser.currentToken() != JsonToken.START_OBJECT)
                throw new Trouble("one of its filters is not an object");
            parser.skipChildren();
            var end = after(parser);
            filters.add(new Filter(start, end, JSON.readTree(text.substring(start, end))));
        }
    }

    private static int after(JsonParser parser) {
        return (int) parser.currentLocation().getCharOffset();
    }
}
