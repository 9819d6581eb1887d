package com.flexreconnect.simulator.switchboard;

import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.TwilioError;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.Map;
import java.util.NoSuchElementException;
import tools.jackson.databind.node.ObjectNode;

/** The page at {@code /} and the JSON API under {@code /_switchboard/} with which one steers the simulated world. */
public final class Switchboard {

    private static final Map<String, String> FILES = Map.of(
            "switchboard.html", "text/html; charset=utf-8",
            "switchboard.css", "text/css; charset=utf-8",
            "switchboard.js", "text/javascript; charset=utf-8");

    private final TwilioSimulator simulator;
    private final State state;
    private final AgentActions agents;

    public Switchboard(TwilioSimulator simulator) {
        this.simulator = simulator;
        this.state = new State(simulator);
        this.agents = new AgentActions(simulator);
    }

    public void routes(RoutesConfig routes) {
        routes.get("/", context -> file(context, "switchboard.html"));
        routes.get("/_switchboard/files/{name}", context -> file(context, context.pathParam("name")));
        routes.get("/_switchboard/state", context -> json(context, state.now()));
        routes.get("/_switchboard/log", context -> json(context, state.logAfter(after(context))));
        routes.post("/_switchboard/calls", context -> act(context, this::call));
        routes.post("/_switchboard/calls/{sid}/{action}", context -> act(context, body -> party(context, body)));
        routes.post("/_switchboard/agents", context -> act(context, body -> agents.add(body)));
        routes.post(
                "/_switchboard/agents/{name}/{action}",
                context -> act(
                        context, body -> agents.perform(context.pathParam("name"), context.pathParam("action"), body)));
        routes.post("/_switchboard/webhooks", context -> act(context, body -> new WebhookActions(simulator).set(body)));
        routes.post(
                "/_switchboard/reset",
                context -> act(context, body -> {
                    simulator.reset();
                    return Json.object();
                }));
    }

    private ObjectNode call(ObjectNode body) {
        var customer = simulator.incomingCall(
                body.path("from").asString("+1555" + (1_000_000 + (int) (Math.random() * 8_999_999))));
        return Json.object().put("callSid", customer.callSid());
    }

    private ObjectNode party(Context context, ObjectNode body) {
        String sid = context.pathParam("sid");
        switch (context.pathParam("action")) {
            case "hang-up" -> simulator.world().calls().hangUp(sid);
            case "third-party" -> {
                String room = simulator.world().calls().fetch(sid).conferenceSid();
                if (room == null) {
                    throw new IllegalStateException("This party is in no conference");
                }
                var third = simulator
                        .world()
                        .conferences()
                        .addThirdParty(room, body.path("number").asString("+15557770000"));
                return Json.object().put("callSid", third.sid());
            }
            default -> throw new NotFoundResponse();
        }
        return Json.object();
    }

    private static long after(Context context) {
        String after = context.queryParam("after");
        return after == null || !after.matches("\\d{1,18}") ? 0 : Long.parseLong(after);
    }

    private static void act(Context context, Action action) {
        try {
            String body = context.body();
            json(context, action.perform(body.isBlank() ? Json.object() : Json.parseObject(body)));
        } catch (NoSuchElementException | IllegalStateException | IllegalArgumentException | TwilioError impossible) {
            context.status(409);
            json(context, Json.object().put("error", String.valueOf(impossible.getMessage())));
        }
    }

    private static void json(Context context, Object body) {
        context.header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(Json.write(body));
    }

    private static void file(Context context, String name) throws IOException {
        String type = FILES.get(name);
        if (type == null) {
            throw new NotFoundResponse();
        }
        try (var in = Switchboard.class.getResourceAsStream("/simulator/" + name)) {
            if (in == null) {
                throw new NotFoundResponse();
            }
            context.header("Cache-Control", "no-store").contentType(type).result(in.readAllBytes());
        }
    }

    /** Does what a button asks for. */
    @FunctionalInterface
    private interface Action {
        ObjectNode perform(ObjectNode body);
    }
}
