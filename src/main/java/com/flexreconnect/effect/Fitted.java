package com.flexreconnect.effect;

import java.util.Comparator;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Attributes within Twilio's limit of 4096 characters: ours stay, copied originals go, largest first. */
final class Fitted {

    /** TaskRouter's limit for a task's attributes, white space included. */
    static final int LIMIT = 4096;

    private static final Logger log = LoggerFactory.getLogger(Fitted.class);

    private Fitted() {}

    static String merge(ObjectNode copied, ObjectNode ours) {
        var all = copied.deepCopy();
        all.setAll(ours);
        for (var text = all.toString(); ; text = all.toString()) {
            if (text.length() <= LIMIT) return text;
            var largest = all.properties().stream()
                    .filter(entry -> !ours.has(entry.getKey()))
                    .max(Comparator.comparingInt((Map.Entry<String, JsonNode> entry) ->
                            entry.getKey().length()
                                    + entry.getValue().toString().length()));
            if (largest.isEmpty()) return text;
            log.warn(
                    "attribute {} left out: the task's attributes would be too long",
                    largest.get().getKey());
            all.remove(largest.get().getKey());
        }
    }
}
