package com.flexreconnect.provisioning;

import com.flexreconnect.settings.Secret;
import com.flexreconnect.twilio.HttpDate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The service behind its public address, asked as Twilio asks it: with a signature made of the auth token. */
final class ServiceDoor implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NO_EVENTS = "[]";

    private final URI origin;
    private final Secret token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    ServiceDoor(URI origin, Secret token) {
        this.origin = origin;
        this.token = token;
    }

    /**
     * An answer.
     *
     * @param status 0 when nobody answered
     * @param at by the clock of whoever answered; empty when they did not say
     */
    record Answer(int status, String body, Optional<Instant> at) {}

    /** A delivery without events, signed: changes nothing, and 200 says that the signature is right. */
    Answer signedDelivery() {
        var address = origin + "/task-event-handler?bodySHA256=" + sha256(NO_EVENTS);
        return send(delivery(address).header("X-Twilio-Signature", signature(address)));
    }

    /** The same without a signature; 403 is right. */
    Answer unsignedDelivery() {
        return send(delivery(origin + "/task-event-handler"));
    }

    /** When the service last heard a test event of Event Streams; empty when it does not say, or never did. */
    Optional<Instant> lastTestEvent() {
        var address = origin + "/task-event-handler/last-test";
        var answer = send(HttpRequest.newBuilder(URI.create(address)).header("X-Twilio-Signature", signature(address)));
        try {
            return answer.status() == 200
                    ? Optional.of(JsonMapper.shared()
                                    .readTree(answer.body())
                                    .path("heardAt")
                                    .asString(""))
                            .filter(text -> !text.isEmpty())
                            .map(Instant::parse)
                    : Optional.empty();
        } catch (JacksonException | DateTimeException somethingElseAnswers) {
            return Optional.empty();
        }
    }

    private static HttpRequest.Builder delivery(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(NO_EVENTS));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Date").flatMap(HttpDate::read));
        } catch (IOException | IllegalArgumentException nobody) {
            return new Answer(0, "", Optional.empty());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer(0, "", Optional.empty());
        }
    }

    private String signature(String address) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.value().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(address.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String sha256(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
