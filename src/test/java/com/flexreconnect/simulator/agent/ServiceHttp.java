package com.flexreconnect.simulator.agent;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Timers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The plugin's way to the service: form posts with the Flex token, a few tries. */
final class ServiceHttp {

    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    /** One for all: each has a thread of its own. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Supplier<String> baseUrl;
    private final Timers timers;
    private volatile Predicate<String> reachable = path -> true;

    ServiceHttp(Supplier<String> baseUrl, Timers timers) {
        this.baseUrl = baseUrl;
        this.timers = timers;
    }

    void reachable(Predicate<String> paths) {
        reachable = paths;
    }

    String baseUrl() {
        return baseUrl.get();
    }

    /** The last try's answer; status 0 when there was none. Blocks. */
    PluginCall post(String path, Map<String, String> fields, Duration patience) {
        PluginCall last = new PluginCall(path, fields, 0, Json.object());
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            last = once(path, fields, patience);
            if (last.status() != 0 && last.status() != 429 && last.status() < 500) {
                return last;
            }
            if (!slept(pause)) {
                return last;
            }
            pause = pause.multipliedBy(2);
        }
        return last;
    }

    private PluginCall once(String path, Map<String, String> fields, Duration patience) {
        if (!reachable.test(path)) {
            return new PluginCall(path, fields, 0, Json.object());
        }
        try {
            var request = HttpRequest.newBuilder(URI.create(baseUrl.get() + path))
                    .timeout(timers.patience(patience))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                    .build();
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new PluginCall(path, fields, response.statusCode(), json(response.body()));
        } catch (IOException noAnswer) {
            return new PluginCall(path, fields, 0, Json.object());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new PluginCall(path, fields, 0, Json.object());
        }
    }

    private static JsonNode json(String body) {
        try {
            return Json.parse(body);
        } catch (IllegalArgumentException notJson) {
            return Json.object();
        }
    }

    private boolean slept(Duration pause) {
        try {
            timers.pause(pause);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
