package com.flexreconnect.simulator.world;

import java.util.Map;
import java.util.function.Consumer;

/** How the world gets what a URL says. The answer comes on another thread, without the world's lock. */
@FunctionalInterface
public interface MediaFetch {

    void fetch(String url, String method, Map<String, String> parameters, Consumer<Fetched> then);

    /**
     * @param status HTTP status, 0 when nobody answered
     */
    record Fetched(int status, String contentType, String body) {}
}
