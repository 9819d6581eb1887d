package com.flexreconnect.telemetry;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Takes what is sent over OTLP, as a collector would. */
final class Collector {

    /** @param links the traces to which it points */
    record SpanSeen(
            String trace,
            String id,
            String parent,
            String name,
            int kind,
            Map<String, String> attributes,
            Set<String> links) {}

    private final Queue<SpanSeen> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        server.createContext("/v1/traces", exchange -> {
            read(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<SpanSeen> spans() {
        return List.copyOf(spans);
    }

    /** ExportTraceServiceRequest → ResourceSpans → ScopeSpans → Span. */
    private void read(byte[] request) {
        for (var ofResource : Protobuf.read(request).messages(1))
            for (var ofScope : ofResource.messages(2)) ofScope.messages(2).forEach(span -> spans.add(seen(span)));
    }

    private static SpanSeen seen(Protobuf span) {
        return new SpanSeen(
                span.hex(1),
                span.hex(2),
                span.hex(4),
                span.text(5),
                span.number(6),
                span.messages(9).stream()
                        .collect(Collectors.toMap(
                                attribute -> attribute.text(1),
                                attribute -> attribute.messages(2).getFirst().text(1),
                                (one, other) -> other)),
                span.messages(13).stream().map(link -> link.hex(1)).collect(Collectors.toSet()));
    }
}
