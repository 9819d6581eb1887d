package com.flexreconnect.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.json.Json;
import com.twilio.security.RequestValidator;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Stands in for the service where the simulator itself is tested: checks signatures, records, answers. */
final class FakeService implements AutoCloseable {

    final List<Map<String, String>> callbacks = new CopyOnWriteArrayList<>();
    final List<JsonNode> events = new CopyOnWriteArrayList<>();
    final List<Integer> batchSizes = new CopyOnWriteArrayList<>();
    final List<String> badSignatures = new CopyOnWriteArrayList<>();
    final List<Map<String, String>> pluginCalls = new CopyOnWriteArrayList<>();
    final List<String> media = new CopyOnWriteArrayList<>();
    final AtomicInteger failNext = new AtomicInteger();

    volatile Consumer<Map<String, String>> onCallback = callback -> {};
    volatile Consumer<JsonNode> onEvent = event -> {};

    private final RequestValidator validator;
    private final Javalin server;

    FakeService(String authToken) {
        validator = new RequestValidator(authToken);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.post("/conference-status-handler", this::callback);
                    config.routes.post("/task-event-handler", this::events);
                    config.routes.post("/flex/*", this::plugin);
                    config.routes.get("/voice/*", this::media);
                    config.routes.post("/voice/*", this::media);
                })
                .start("127.0.0.1", 0);
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    List<String> callbackNames() {
        return callbacks.stream().map(one -> one.get("StatusCallbackEvent")).toList();
    }

    /** The only callback of this name: callbacks overtake each other, as Twilio's do. */
    Map<String, String> callback(String name) {
        var named = callbacks.stream()
                .filter(one -> name.equals(one.get("StatusCallbackEvent")))
                .toList();
        assertThat(named).as(name).hasSize(1);
        return named.getFirst();
    }

    List<JsonNode> events(String type) {
        return events.stream()
                .filter(event -> event.path("type").asString("").equals("com.twilio.taskrouter." + type))
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void callback(Context context) {
        Map<String, String> form = form(context);
        check(context, form);
        if (failNext.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            context.status(503);
            return;
        }
        callbacks.add(form);
        context.result("{}");
        onCallback.accept(form);
    }

    private void events(Context context) {
        String url = url() + context.path() + "?" + context.queryString();
        try {
            if (!validator.validate(url, context.body(), context.header("X-Twilio-Signature"))) {
                badSignatures.add(url);
            }
        } catch (URISyntaxException notAUrl) {
            badSignatures.add(url);
        }
        if (failNext.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            context.status(503);
            return;
        }
        JsonNode batch = Json.parse(context.body());
        batchSizes.add(batch.size());
        batch.forEach(event -> {
            events.add(event);
            onEvent.accept(event);
        });
        context.result("{\"success\":true}");
    }

    private void plugin(Context context) {
        Map<String, String> form = form(context);
        form.put("path", context.path());
        pluginCalls.add(form);
        context.contentType("application/json").result("{\"success\":true}");
    }

    private void media(Context context) {
        check(context, context.method().toString().equals("POST") ? form(context) : Map.of());
        media.add(context.method() + " " + context.path());
        context.contentType("application/xml")
                .result("<Response><Say>Please hold on</Say><Play loop=\"0\">music.mp3</Play></Response>");
    }

    private void check(Context context, Map<String, String> form) {
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        String url = url() + context.path() + query;
        if (!validator.validate(url, form, context.header("X-Twilio-Signature"))) {
            badSignatures.add(url);
        }
    }

    private static Map<String, String> form(Context context) {
        Map<String, String> form = new HashMap<>();
        context.formParamMap().forEach((name, values) -> form.put(name, values.getFirst()));
        return form;
    }
}
