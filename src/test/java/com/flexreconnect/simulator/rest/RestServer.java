package com.flexreconnect.simulator.rest;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.webhook.EventStreams;
import com.flexreconnect.simulator.world.Pace;
import com.flexreconnect.simulator.world.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** HTTP in front of {@link RestApi}: the log, the latency and the faults. */
public final class RestServer {

    private final RestApi api;
    private final World world;
    private final Tokens tokens;
    private final RequestLog log = new RequestLog();
    private final Faults faults = new Faults();
    private final Limits limits = new Limits();

    /**
     * @param credentials accepted pairs {@code user:password}
     */
    public RestServer(World world, Pace pace, Set<String> credentials) {
        this.world = world;
        this.tokens = new Tokens(world.clock());
        this.api = new RestApi(world, pace, tokens, log, credentials);
    }

    public Tokens tokens() {
        return tokens;
    }

    public RequestLog log() {
        return log;
    }

    public Faults faults() {
        return faults;
    }

    public Limits limits() {
        return limits;
    }

    public void reset() {
        tokens.clear();
        faults.reset();
        limits.reset();
        log.clear();
    }

    /** The API of Event Streams, and Flex's configuration. */
    public FlexConfiguration serve(EventStreams events) {
        new EventsApi(world.ids(), events).register(api.resources());
        var flex = new FlexConfiguration(world.ids());
        flex.register(api.resources());
        return flex;
    }

    public void routes(RoutesConfig routes) {
        for (String prefix : List.of("/2010-04-01/*", "/v1/*")) {
            routes.get(prefix, this::handle);
            routes.post(prefix, this::handle);
            routes.delete(prefix, this::handle);
            routes.put(prefix, this::handle);
            routes.patch(prefix, this::handle);
        }
    }

    private void handle(Context context) throws InterruptedException {
        Map<String, String> form = context.isFormUrlencoded() ? first(context.formParamMap()) : Map.of();
        Map<String, String> query = first(context.queryParamMap());
        String method = context.method().toString();
        RestCall call =
                log.begin(method, context.path(), query, form, world.clock().instant());
        Fault fault = limits.refuses(call, System.nanoTime())
                ? Fault.tooManyRequests(Duration.ofSeconds(1))
                : faults.take(call).orElse(null);
        Duration way = faults.latency().dividedBy(2);
        world.pause(way);
        switch (fault) {
            case Fault.Refuse refuse -> send(context, call, refusal(refuse), way);
            case Fault.Hang hang -> {
                world.pause(hang.time());
                breakConnection(context, call);
            }
            case Fault.LoseAnswer _ -> {
                perform(context, method, query, form);
                breakConnection(context, call);
            }
            case Fault.StrikeBefore(var blow) -> {
                blow.run();
                breakConnection(context, call);
            }
            case Fault.StrikeAfter(var blow) -> {
                perform(context, method, query, form);
                blow.run();
                breakConnection(context, call);
            }
            case Fault.Slow slow -> {
                send(context, call, perform(context, method, query, form), way.plus(slow.time()));
            }
            case Fault.OnItsWay slow -> {
                world.pause(slow.there());
                slow.arrives().run();
                send(context, call, perform(context, method, query, form), way.plus(slow.back()));
            }
            case Fault.PerformedUnheard late -> {
                var request = read(context, method, query, form);
                world.after(late.there(), () -> {
                    late.arrives().run();
                    request.get();
                });
                world.pause(late.broken());
                breakConnection(context, call);
            }
            case null -> send(context, call, perform(context, method, query, form), way);
        }
    }

    private RestAnswer perform(Context context, String method, Map<String, String> query, Map<String, String> form) {
        return read(context, method, query, form).get();
    }

    /** What is to be performed, whatever becomes of the connection. */
    private Supplier<RestAnswer> read(
            Context context, String method, Map<String, String> query, Map<String, String> form) {
        var path = context.path();
        var body = context.isJson() ? context.body() : "";
        var authorization = context.header("Authorization");
        var ifMatch = context.header("If-Match");
        return () -> api.answer(method, path, query, form, body, authorization, ifMatch);
    }

    private static RestAnswer refusal(Fault.Refuse refuse) {
        var answer = RestAnswer.error(refuse.status(), refuse.code(), refuse.message());
        return refuse.retryAfter() == null
                ? answer
                : answer.with("Retry-After", String.valueOf(refuse.retryAfter().toSeconds()));
    }

    private void send(Context context, RestCall call, RestAnswer answer, Duration late) throws InterruptedException {
        world.pause(late);
        answer.headers().forEach(context::header);
        context.status(answer.status());
        if (answer.body() != null) {
            context.contentType("application/json").result(Json.write(answer.body()));
        }
        log.end(call, answer.status(), world.clock().instant());
    }

    private void breakConnection(Context context, RestCall call) {
        log.end(call, -1, world.clock().instant());
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    private static Map<String, String> first(Map<String, List<String>> many) {
        Map<String, String> one = new HashMap<>();
        // a subscription's types come each in a field of its own
        many.forEach(
                (name, values) -> one.put(name, name.equals("Types") ? String.join("\n", values) : values.getFirst()));
        return one;
    }
}
