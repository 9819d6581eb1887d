package com.flexreconnect.plugin;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of Twilio as the plugin's endpoints ask for, over HTTP. Knows nothing but what a test has said. */
final class TwilioBehindIt {
    final Map<String, Reply> replies = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final Map<String, String> forms = new ConcurrentHashMap<>();
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private final Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.routes.get("/<any>", this::answer);
                config.routes.post("/<any>", this::answer);
            })
            .start("localhost", 0);

    record Reply(int status, String json) {}

    String origin() {
        return "http://localhost:" + server.port();
    }

    /** @param request a method and the end of a path, for example {@code GET /Participants.json} */
    void says(String request, int status, String json) {
        replies.put(request, new Reply(status, json));
    }

    /** Happens once, while Twilio is busy with a request whose path has this in it. */
    void meanwhile(String path, Runnable happens) {
        meanwhile.put(path, happens);
    }

    void forget() {
        meanwhile.clear();
        replies.clear();
        asked.clear();
        forms.clear();
    }

    private void answer(Context http) {
        var request = http.method() + " " + http.path();
        asked.add(request);
        meanwhile.keySet().stream()
                .filter(request::contains)
                .findFirst()
                .map(meanwhile::remove)
                .ifPresent(Runnable::run);
        forms.put(request, http.body());
        var reply = replies.entrySet().stream()
                .filter(known -> request.startsWith(known.getKey().split(" ")[0])
                        && request.endsWith(known.getKey().split(" ")[1]))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new Reply(404, "{\"status\":404,\"code\":20404,\"message\":\"The resource was not found\"}"));
        http.status(reply.status()).contentType("application/json").result(reply.json());
    }
}
