package com.flexreconnect.simulator.webhook;

import com.flexreconnect.simulator.world.Timers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Sends signed requests, as Twilio does; blocks until answered. */
final class SignedHttp {

    private static final Duration EVENT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration CALL_PATIENCE = Duration.ofSeconds(15);

    private final Supplier<String> authToken;
    private final UnaryOperator<String> way;
    private final Timers timers;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * @param way from a public URL to where it is really answered; what is signed stays public
     */
    SignedHttp(Supplier<String> authToken, UnaryOperator<String> way, Timers timers) {
        this.timers = timers;
        this.authToken = authToken;
        this.way = way;
    }

    Answer form(String url, String method, Map<String, String> form, String idempotencyToken) {
        String bare = TwilioSignature.withoutFragment(url);
        boolean get = method.equalsIgnoreCase("GET");
        String encoded = encode(form);
        String target = get ? bare + (bare.contains("?") ? "&" : "?") + encoded : bare;
        try {
            var request = HttpRequest.newBuilder(URI.create(way.apply(target)))
                    .timeout(timers.patience(CALL_PATIENCE))
                    .header("I-Twilio-Idempotency-Token", idempotencyToken)
                    .header("X-Twilio-Signature", TwilioSignature.sign(authToken.get(), target, get ? Map.of() : form));
            return send(
                    get
                            ? request.GET()
                            : request.header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                                    .POST(HttpRequest.BodyPublishers.ofString(encoded)));
        } catch (IllegalArgumentException notAnHttpUrl) {
            return Answer.NONE;
        }
    }

    Answer json(String url, String json, String contentType) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String target = TwilioSignature.withBodyHash(url, body);
        return send(HttpRequest.newBuilder(URI.create(way.apply(target)))
                .timeout(timers.patience(EVENT_PATIENCE))
                .header("Content-Type", contentType)
                .header("X-Twilio-Signature", TwilioSignature.sign(authToken.get(), target, Map.of()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    static String encode(Map<String, String> form) {
        return new TreeMap<>(form)
                .entrySet().stream()
                        .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException noAnswer) {
            return Answer.NONE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Answer.NONE;
        }
    }

    /**
     * @param status 0 when nobody answered
     */
    record Answer(int status, String contentType, String body) {
        static final Answer NONE = new Answer(0, "", "");
    }
}
