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
        int number = request.query("Page").map(Integer::parseInt).orElse(0);
        items.stream()
                .skip((long) number * size(request))
                .limit(size(request))
                .forEach(item -> list.add(shape.apply(item)));
        var meta = page.putObject("meta")
                .put("key", key)
                .put("page", number)
                .put("page_size", size(request))
                .put("url", request.uri())
                .put("first_page_url", request.uri())
                .putNull("previous_page_url");
        if (items.size() > (number + 1) * size(request)) {
            meta.put("next_page_url", next(request, number + 1));
        } else {
            meta.putNull("next_page_url");
        }
        return RestAnswer.ok(page);
    }

    private static String next(RestRequest request, int number) {
        var query = new java.util.TreeMap<>(request.query());
        query.put("Page", String.valueOf(number));
        query.put("PageSize", String.valueOf(size(request)));
        query.put("PageToken", "PT" + number);
        return "https://taskrouter.twilio.com" + request.uri() + "?"
                + query.entrySet().stream()
                        .map(one -> one.getKey() + "="
                                + java.net.URLEncoder.encode(one.getValue(), java.nio.charset.StandardCharsets.UTF_8))
                        .collect(java.util.stream.Collectors.joining("&"));
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
        return request.query("PageSize")
                .map(Integer::parseInt)
                .map(asked -> Math.min(asked, 1000))
                .orElse(PAGE_SIZE);
    }
}
