package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Activity;
import com.flexreconnect.simulator.world.Delay;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What the browser tests do to the world besides clicking: JSON over plain HTTP, on the simulator's own port. */
final class FlexUiControl {

    private final TwilioSimulator simulator;
    private final FlexUi flex;

    FlexUiControl(TwilioSimulator simulator, FlexUi flex) {
        this.simulator = simulator;
        this.flex = flex;
    }

    void routes(RoutesConfig routes) {
        post(routes, "/_flex/reset", body -> {
            simulator.reset();
            flex.reset();
            return Json.object();
        });
        post(routes, "/_flex/agents", this::agent);
        post(routes, "/_flex/tokens/revoke", body -> {
            simulator.revokeToken(body.path("token").asString(""));
            return Json.object();
        });
        post(routes, "/_flex/events/drop", body -> {
            flex.bridge().drop(Duration.ofMillis(body.path("shutForMillis").asInt(0)));
            return Json.object();
        });
        post(routes, "/_flex/service", body -> {
            boolean reachable = body.path("reachable").asBoolean(true);
            flex.service().reachable(reachable);
            simulator.serviceReachable(reachable);
            return Json.object();
        });
        post(routes, "/_flex/plugin", this::plugin);
        post(routes, "/_flex/pace", body -> {
            body.properties()
                    .forEach(one -> simulator
                            .pace()
                            .set(
                                    Delay.valueOf(one.getKey()),
                                    Duration.ofMillis(one.getValue().asInt())));
            return Json.object();
        });
        post(routes, "/_flex/outbound", body -> {
            String workerSid = flex.desks().of(body.path("agent").asString("")).workerSid();
            var task = simulator
                    .world()
                    .outbound()
                    .call(workerSid, body.path("number").asString("+15553330000"));
            return Json.object().put("taskSid", task.sid());
        });
        routes.get("/_flex/world", context -> json(context, WorldJson.of(simulator.world())));
        routes.get("/_flex/unknown", context -> {
            var list = Json.array();
            flex.unknownRequests().forEach(list::add);
            context.contentType("application/json").result(Json.write(list));
        });
    }

    /** {@code name}, and {@code activity} if it is to change; answers what Flex keeps after a login. */
    private ObjectNode agent(ObjectNode body) {
        var desk = flex.desks().of(body.path("name").asString("Ada"));
        if (body.has("activity")) {
            simulator
                    .world()
                    .workers()
                    .setActivity(
                            desk.workerSid(),
                            Activity.called(body.path("activity").asString("")));
        }
        return flex.desks().login(desk).put("workerSid", desk.workerSid());
    }

    /** {@code bundle}: another file to hand out; {@code settings}: all of {@code ui_attributes.flex_reconnect}. */
    private ObjectNode plugin(ObjectNode body) {
        if (body.has("bundle")) {
            flex.pages().handOut(Path.of(body.path("bundle").asString("")));
        }
        if (body.path("settings") instanceof ObjectNode settings) {
            flex.configuration().configure(settings);
        }
        return Json.object();
    }

    private static void post(RoutesConfig routes, String path, Function<ObjectNode, ObjectNode> action) {
        routes.post(path, context -> {
            String body = context.body();
            try {
                json(context, action.apply(body.isBlank() ? Json.object() : Json.parseObject(body)));
            } catch (IllegalArgumentException impossible) {
                context.status(400);
                json(context, Json.object().put("error", String.valueOf(impossible.getMessage())));
            }
        });
    }

    private static void json(Context context, ObjectNode body) {
        context.contentType("application/json").result(Json.write(body));
    }
}
