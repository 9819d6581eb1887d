package com.flexreconnect.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one public address of several instances. */
final class LoadBalancer implements AutoCloseable {

    private static final int BAD_GATEWAY = 502;
    private static final List<String> PASSED_ON =
            List.of("Content-Type", "X-Twilio-Signature", "I-Twilio-Idempotency-Token");

    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<String> instances = List.of();
    private volatile boolean toAllAtOnce;
    private volatile boolean asksAnother = true;

    LoadBalancer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void between(String... urls) {
        instances = List.of(urls);
    }

    /** Every request goes to all instances at the same moment; one of the answers counts. */
    void toAllAtOnce(boolean all) {
        toAllAtOnce = all;
    }

    /** It does not try the next instance when one takes no connection: whoever asked hears 502. */
    void asksOne() {
        asksAnother = false;
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var asked = chosen().map(instance -> ask(instance, exchange, body, instances.size()))
                    .toList();
            var answer = firstOf(asked);
            if (answer == null) {
                exchange.sendResponseHeaders(BAD_GATEWAY, -1);
                return;
            }
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            if (answer.body().length > 0) exchange.getResponseBody().write(answer.body());
        }
    }

    /** Once all have answered; null when one of them did not. */
    private static @Nullable HttpResponse<byte[]> firstOf(List<CompletableFuture<HttpResponse<byte[]>>> asked) {
        try {
            return asked.stream().map(CompletableFuture::join).toList().getFirst();
        } catch (CompletionException noAnswer) {
            return null;
        }
    }

    private Stream<String> chosen() {
        return toAllAtOnce ? instances.stream() : Stream.of(next());
    }

    private String next() {
        var all = instances;
        return all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
    }

    /** An instance that takes no connection has heard nothing: the next one is asked. */
    private CompletableFuture<HttpResponse<byte[]>> ask(
            String instance, HttpExchange exchange, byte[] body, int triesLeft) {
        var request = HttpRequest.newBuilder(URI.create(instance + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        PASSED_ON.forEach(name -> {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) request.header(name, value);
        });
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .exceptionallyCompose(failed -> failed instanceof CompletionException wrapped
                                && wrapped.getCause() instanceof ConnectException
                                && asksAnother
                                && triesLeft > 1
                        ? ask(next(), exchange, body, triesLeft - 1)
                        : CompletableFuture.failedFuture(failed));
    }
}
