package com.flexreconnect.wholeservice;

import com.flexreconnect.simulator.agent.PluginCall;
import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.webhook.Delivery;
import com.flexreconnect.simulator.webhook.WebhookKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When the service first heard that a leg left, or that a reservation is in wrap-up. */
final class Notices {

    private final Map<String, Instant> heard = new HashMap<>();
    private final Map<String, Instant> registered = new HashMap<>();

    void on(Delivery delivery) {
        if (delivery.status() / 100 != 2) return;
        if (delivery.kind() == WebhookKind.CONFERENCE && delivery.type().equals("participant-leave"))
            heard.putIfAbsent(field(delivery.body(), "CallSid"), delivery.answeredAt());
        if (delivery.kind() == WebhookKind.TASKROUTER && delivery.type().contains("reservation.wrapup"))
            Json.parse(delivery.body()).values().stream()
                    .map(event -> event.path("data").path("payload"))
                    .filter(payload -> payload.path("eventtype").asString("").equals("reservation.wrapup"))
                    .forEach(payload ->
                            heard.putIfAbsent(payload.path("reservation_sid").asString(), delivery.answeredAt()));
    }

    void on(PluginCall call, Instant at) {
        if (call.status() == 200 && call.path().endsWith("/add-worker-to-conference-state"))
            registered.putIfAbsent(call.fields().get("workerReservationSid"), at);
    }

    /** TaskRouter's word alone does not say which call it is about: that takes the registration. */
    Optional<Instant> of(String leg, @Nullable String reservation, Instant since) {
        var known = Optional.ofNullable(registered.get(String.valueOf(reservation)));
        var wrappedUp = Optional.ofNullable(heard.get(String.valueOf(reservation)))
                .flatMap(told -> known.map(first -> first.isAfter(told) ? first : told));
        return Stream.concat(Stream.ofNullable(heard.get(leg)), wrappedUp.stream())
                .min(Instant::compareTo)
                .map(told -> told.isBefore(since) ? since : told);
    }

    private static String field(String form, String name) {
        return Arrays.stream(form.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }
}
