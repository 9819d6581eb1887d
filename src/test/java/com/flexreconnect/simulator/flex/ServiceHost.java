package com.flexreconnect.simulator.flex;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** The public address of the service: everything is passed on to where it really listens, unless it is cut off. */
final class ServiceHost implements TwilioHost {

    private static final Set<String> OUR_OWN =
            Set.of("host", "connection", "content-length", "upgrade", "transfer-encoding", ":status");

    private final Supplier<String> service;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private volatile boolean reachable = true;

    ServiceHost(Supplier<String> service) {
        this.service = service;
    }

    void reachable(boolean yes) {
        reachable = yes;
    }

    @Override
    public boolean answer(Context context) throws IOException, InterruptedException {
        if (!reachable) {
            ServletContextRequest.getServletContextRequest(context.req())
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close();
            return true;
        }
        String query = context.queryString();
        var request = HttpRequest.newBuilder(
                        URI.create(service.get() + context.path() + (query == null ? "" : "?" + query)))
                .timeout(Duration.ofSeconds(20))
                .method(context.method().toString(), HttpRequest.BodyPublishers.ofByteArray(context.bodyAsBytes()));
        context.headerMap().forEach((name, value) -> {
            if (!OUR_OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                request.header(name, value);
            }
        });
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        answer.headers().map().forEach((name, values) -> {
            if (!OUR_OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> context.res().addHeader(name, value));
            }
        });
        context.status(answer.statusCode()).result(answer.body());
        return true;
    }
}
