package com.flexreconnect.bench;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One part of the page: measured, kept as JSON, and told from that alone. */
interface Section {

    /** As in {@code -Dbench.only}. */
    String name();

    String title();

    /** About how long a full measurement takes. */
    int minutes();

    ObjectNode measure(Depth depth) throws Exception;

    /** Markdown, without a heading. */
    String tell(JsonNode figures, Plots plots);
}
