package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.flex.Desks.Desk;
import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.CallView;
import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.TwilioError;
import com.flexreconnect.simulator.world.World;
import com.flexreconnect.simulator.world.WorldEvent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code wss://voice-js.roaming.twilio.com/signal}, what the Voice SDK speaks: a browser registers, is invited to the
 * legs of its agent, answers and hangs up.
 */
final class VoiceSignalling {

    private static final Logger LOG = LoggerFactory.getLogger(VoiceSignalling.class);

    private final World world;
    private final Desks desks;
    private final MediaPeer media;
    private final Map<Socket, Desk> devices = new ConcurrentHashMap<>();
    private final Map<Socket, Desk> registered = new ConcurrentHashMap<>();
    private final Map<String, CallView> ringing = new ConcurrentHashMap<>();
    private final Map<String, Socket> legs = new ConcurrentHashMap<>();

    VoiceSignalling(World world, Desks desks, MediaPeer media) {
        this.world = world;
        this.desks = desks;
        this.media = media;
        world.onChange(this::onEvent);
    }

    void onMessage(Socket socket, String text) {
        if (text.isBlank()) {
            socket.send("\n");
            return;
        }
        ObjectNode message = Json.parseObject(text);
        JsonNode payload = message.path("payload");
        String callSid = payload.path("callsid").asString("");
        switch (message.path("type").asString("")) {
            case "listen" -> listen(socket, payload.path("token").asString(""));
            case "register" -> register(socket);
            case "answer" -> answered(socket, callSid, payload.path("sdp").asString(""));
            case "hangup", "reject" -> hangUp(callSid);
            default -> {}
        }
    }

    /** Nothing was said: the legs are given up a while later, as after a crash; also one that rings nowhere else. */
    void disconnected(Socket socket) {
        devices.remove(socket);
        Desk desk = registered.remove(socket);
        legs.forEach((callSid, owner) -> {
            if (owner == socket) {
                world.after(Delay.CRASH_NOTICED, () -> hangUp(callSid));
            }
        });
        if (desk != null && !registered.containsValue(desk)) {
            ringing.values().stream()
                    .filter(leg -> desk.workerSid().equals(leg.workerSid()))
                    .forEach(leg -> world.after(Delay.CRASH_NOTICED, () -> giveUp(leg)));
        }
    }

    private void listen(Socket socket, String token) {
        Optional<Desk> desk = desks.withToken(token);
        if (desk.isEmpty()) {
            send(socket, "error", error(20104, "AccessTokenExpired"));
            return;
        }
        devices.put(socket, desk.get());
        ObjectNode connected = Json.object()
                .put("region", "us1")
                .put("edge", "roaming")
                .put("home", "us1")
                .put("gateway", "simulated");
        connected.putObject("token").put("ttl", 3600).put("identity", desk.get().identity());
        send(socket, "connected", connected);
    }

    private void register(Socket socket) {
        Desk desk = devices.get(socket);
        if (desk == null) {
            return;
        }
        registered.put(socket, desk);
        send(socket, "ready", Json.object());
    }

    private void answered(Socket socket, String callSid, String sdp) {
        ringing.remove(callSid);
        legs.put(callSid, socket);
        media.answer(callSid, sdp);
        send(socket, "answer", Json.object().put("callsid", callSid).put("reconnect", "again-" + callSid));
        world.calls().answer(callSid);
    }

    private void onEvent(WorldEvent event) {
        switch (event) {
            case WorldEvent.AgentLegRings e -> ring(e.call());
            case WorldEvent.CallEnded e -> ended(e.call().sid());
            default -> {}
        }
    }

    /** Only browsers that are registered now ring; with none of them the leg fails at once. */
    private void ring(CallView leg) {
        Optional<Desk> desk = desks.ofWorker(String.valueOf(leg.workerSid()));
        if (desk.isEmpty()) {
            return;
        }
        if (!registered.containsValue(desk.get())) {
            hangUp(leg.sid());
            return;
        }
        ringing.put(leg.sid(), leg);
        registered.forEach((socket, owner) -> {
            if (owner.equals(desk.get())) {
                invite(socket, leg);
            }
        });
    }

    private void invite(Socket socket, CallView leg) {
        media.offer(leg.sid()).whenComplete((sdp, failure) -> {
            if (failure != null) {
                LOG.error("no media peer made an offer: is its tab open?");
                return;
            }
            ObjectNode invite = Json.object().put("callsid", leg.sid()).put("sdp", sdp);
            invite.putObject("parameters")
                    .put("From", leg.from())
                    .put("To", leg.to())
                    .put("CallSid", leg.sid())
                    .put("AccountSid", world.ids().account())
                    .put("Params", "");
            send(socket, "invite", invite);
        });
    }

    private void ended(String callSid) {
        Socket socket = legs.remove(callSid);
        boolean rang = ringing.remove(callSid) != null;
        if (socket != null) {
            send(socket, "hangup", Json.object().put("callsid", callSid));
        }
        if (socket != null || rang) {
            media.hangUp(callSid);
        }
    }

    private void giveUp(CallView leg) {
        if (ringing.remove(leg.sid()) != null) {
            hangUp(leg.sid());
        }
    }

    private void hangUp(String callSid) {
        try {
            world.calls().hangUp(callSid);
        } catch (TwilioError ofAnotherWorld) {
            // the world was reset while the page was open
        }
    }

    private static ObjectNode error(int code, String message) {
        ObjectNode json = Json.object();
        json.putObject("error").put("code", code).put("message", message);
        return json;
    }

    private static void send(Socket socket, String type, ObjectNode payload) {
        ObjectNode message = Json.object().put("type", type).put("version", "1.6");
        message.set("payload", payload);
        socket.send(Json.write(message));
    }
}
