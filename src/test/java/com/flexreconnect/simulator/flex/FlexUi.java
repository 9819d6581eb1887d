package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.TwilioError;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.websocket.WsConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/**
 * Everything the real Flex UI 2.x needs of Twilio, over TLS on one loopback port, from the same world that the service
 * sees. The browser is told to look for {@code *.twilio.com} there.
 */
public final class FlexUi implements AutoCloseable {

    /** The public address of the service, as the browser sees it. */
    public static final String SERVICE = "https://flex-reconnect.twil.io";

    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.DELETE);

    private final Unknown unknown = new Unknown();
    private final Desks desks;
    private final Bridge bridge;
    private final TaskRouterTunnel taskRouter;
    private final InteractionsTunnel interactions;
    private final SyncObjects sync = new SyncObjects();
    private final Twilsock twilsock = new Twilsock(sync, unknown);
    private final MediaPeer media = new MediaPeer();
    private final VoiceSignalling voice;
    private final ServiceHost service;
    private final FlexHost pages;
    private final FlexApiHost configuration;
    private final Map<String, TwilioHost> hosts;
    private final Map<String, Socket> sockets = new ConcurrentHashMap<>();
    private final Javalin server;

    private FlexUi(TwilioSimulator simulator, int port, Path page, Path plugin) {
        var world = simulator.world();
        var ids = simulator.settings().ids();
        var shapes = new FlexShapes(ids);
        desks = new Desks(simulator);
        bridge = new Bridge(world, shapes);
        taskRouter = new TaskRouterTunnel(world, shapes);
        interactions = new InteractionsTunnel(world, new ParticipantShapes(world));
        voice = new VoiceSignalling(world, desks, media);
        service = new ServiceHost(simulator::serviceUrl);
        pages = new FlexHost(ids.account(), page, plugin);
        configuration = new FlexApiHost(ids, desks, simulator.tokens());
        var signIn = new SignInHost(desks);
        hosts = Map.ofEntries(
                Map.entry("flex.twilio.com", pages),
                Map.entry("flex-reconnect.twil.io", service),
                Map.entry("flex-api.twilio.com", configuration),
                Map.entry("iam.twilio.com", signIn),
                Map.entry("idp.twilio.com", signIn),
                Map.entry("event-bridge.twilio.com", this::tunnel),
                Map.entry("status.twilio.com", Decoration.statusPage()),
                Map.entry("assets.twilio.com", Decoration.assets()),
                Map.entry("assets.flex.twilio.com", Decoration.assets()),
                Map.entry("media.twiliocdn.com", Decoration.sounds()),
                Map.entry("sdk.twilio.com", Decoration.sounds()),
                Map.entry("eventgw.twilio.com", Decoration.telemetry()),
                Map.entry("eventgw.us1.twilio.com", Decoration.telemetry()));
        server = TlsServer.create(port, this::routes);
    }

    /**
     * @param page folder with {@code index.html}, {@code peer.html} and the {@code host.js} built from Flex's package
     * @param plugin the bundle of the plugin
     */
    public static FlexUi start(TwilioSimulator simulator, int port, Path page, Path plugin) {
        var flex = new FlexUi(simulator, port, page, plugin);
        flex.server.start();
        return flex;
    }

    Desks desks() {
        return desks;
    }

    Bridge bridge() {
        return bridge;
    }

    ServiceHost service() {
        return service;
    }

    FlexHost pages() {
        return pages;
    }

    FlexApiHost configuration() {
        return configuration;
    }

    List<String> unknownRequests() {
        return unknown.requests();
    }

    /** Forgets agents and what was changed; the world itself is the simulator's to reset. */
    void reset() {
        desks.clear();
        sync.clear();
        service.reachable(true);
        configuration.configure(Json.object().put("service_url", SERVICE));
    }

    @Override
    public void close() {
        server.stop();
    }

    private void routes(RoutesConfig routes) {
        routes.ws("/v1/wschannels", ws -> socket(ws, 10, " ", (socket, text) -> {}));
        routes.ws("/signal", ws -> socket(ws, 8, "\n", voice::onMessage));
        routes.ws("/media", ws -> socket(ws, 0, "", (socket, text) -> media.onMessage(text)));
        routes.ws("/v3/wsconnect", ws -> {
            socket(ws, 0, "", (socket, text) -> {});
            ws.onBinaryMessage(context -> twilsock.onFrame(sockets.get(context.sessionId()), context.data()));
        });
        METHODS.forEach(method -> routes.addHttpHandler(method, "/*", this::answer));
        routes.addHttpHandler(HandlerType.OPTIONS, "/*", this::answer);
    }

    private void socket(WsConfig ws, int heartbeatSeconds, String heartbeat, BiConsumer<Socket, String> onMessage) {
        ws.onConnect(context -> {
            var socket = new Socket(context, heartbeatSeconds, heartbeat);
            sockets.put(context.sessionId(), socket);
            opened(context.host(), context.queryParam("token"), socket);
        });
        ws.onMessage(context -> onMessage.accept(sockets.get(context.sessionId()), context.message()));
        ws.onClose(context -> {
            Socket socket = sockets.remove(context.sessionId());
            bridge.disconnected(socket);
            voice.disconnected(socket);
        });
    }

    private void opened(String host, String token, Socket socket) {
        if (host.startsWith("event-bridge")) {
            desks.withToken(Objects.requireNonNullElse(token, ""))
                    .ifPresentOrElse(desk -> bridge.connected(desk.workerSid(), socket), socket::close);
        } else if (host.startsWith("flex.twilio.com")) {
            media.connected(socket);
        }
    }

    private void answer(Context context) throws Exception {
        String host = Objects.requireNonNullElse(context.host(), "").replaceFirst(":\\d+$", "");
        if (hosts.get(host) == service) {
            service.answer(context);
            return;
        }
        allow(context);
        if (context.method() == HandlerType.OPTIONS) {
            context.status(204);
            return;
        }
        TwilioHost twilio = hosts.get(host);
        if (twilio == null || !twilio.answer(context)) {
            unknown.add(context.method() + " " + host + context.path());
            context.status(404)
                    .contentType("application/json")
                    .result("{\"code\":20404,\"message\":\"not simulated\"}");
        }
    }

    private static void allow(Context context) {
        context.header("Access-Control-Allow-Origin", Objects.requireNonNullElse(context.header("Origin"), "*"));
        context.header("Access-Control-Allow-Credentials", "true");
        context.header("Access-Control-Allow-Methods", "GET,POST,PUT,DELETE");
        context.header("Access-Control-Expose-Headers", "*");
        String asked = context.header("Access-Control-Request-Headers");
        if (asked != null) {
            context.header("Access-Control-Allow-Headers", asked);
        }
    }

    private boolean tunnel(Context context) {
        Ask ask = Ask.of(context.body());
        try {
            Optional<JsonNode> answer =
                    ask.path().contains("Interactions") ? interactions.answer(ask) : taskRouter.answer(ask);
            if (answer.isEmpty()) {
                unknown.add("bridge " + String.join("/", ask.path()));
                return false;
            }
            var wrapped = Json.object();
            wrapped.set("payload", answer.get());
            return TwilioHost.json(context, wrapped);
        } catch (TwilioError refused) {
            context.status(refused.status());
            return TwilioHost.json(
                    context, Json.object().put("code", refused.code()).put("message", refused.getMessage()));
        }
    }
}
