package com.flexreconnect.simulator.rest;

import com.flexreconnect.simulator.json.Json;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** One page of a list, in the two styles of Twilio's APIs. */
final class Lists {

    private static final int PAGE_SIZE = 50;

    private Lists() {}

    /** The style of taskrouter, events and the other newer hosts. */
    static <T> RestAnswer meta(RestRequest request, String key, List<T> items, Function<T, ObjectNode> shape) {
        ObjectNode page = Json.object();
        var list = page.putArray(key);
        items.stream().limit(size(request)).forEach(item -> list.add(shape.apply(item)));
        page.putObject("meta")
                .put("key", key)
                .put("page", 0)
                .put("page_size", size(request))
                .put("url", request.uri())
                .put("first_page_url", request.uri())
                .putNull("next_page_url")
                .putNull("previous_page_url");
        return RestAnswer.ok(page);
    }

    /** The style of api.twilio.com. */
    static <T> RestAnswer classic(RestRequest request, String key, List<T> items, Function<T, ObjectNode> shape) {
        ObjectNode page = Json.object();
        var list = page.putArray(key);
        items.stream().limit(size(request)).forEach(item -> list.add(shape.apply(item)));
        page.put("page", 0)
                .put("page_size", size(request))
                .put("start", 0)
                .put("end", Math.max(0, items.size() - 1))
                .put("uri", request.uri())
                .put("first_page_uri", request.uri())
                .putNull("next_page_uri")
                .putNull("previous_page_uri");
        return RestAnswer.ok(page);
    }

    private static int size(RestRequest request) {
        return request.query("PageSize").map(Integer::parseInt).orElse(PAGE_SIZE);
    }
}
