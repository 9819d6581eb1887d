package com.flexreconnect.wholeservice;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.webhook.Delivery;
import com.flexreconnect.simulator.webhook.WebhookKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When the service first heard that a leg left, or that a reservation is in wrap-up: either is enough. */
final class Notices {

    private final Map<String, Instant> heard = new HashMap<>();
    private final Map<String, Instant> inVain = new HashMap<>();

    void on(Delivery delivery) {
        if (delivery.status() / 100 != 2) return;
        if (delivery.kind() == WebhookKind.CONFERENCE && delivery.type().equals("participant-leave"))
            heard.putIfAbsent(field(delivery.body(), "CallSid"), delivery.answeredAt());
        if (delivery.kind() == WebhookKind.TASKROUTER) {
            events(delivery, "reservation.wrapup", "reservation_sid")
                    .forEach(sid -> heard.putIfAbsent(sid, at(delivery)));
            events(delivery, "task.transfer-failed", "transfer_initiating_reservation_sid")
                    .forEach(sid -> inVain.putIfAbsent(sid, at(delivery)));
        }
    }

    /** That nobody took what the worker of this reservation had handed on. */
    Optional<Instant> ofFailedTransfer(String reservation) {
        return Optional.ofNullable(inVain.get(reservation));
    }

    private static Instant at(Delivery delivery) {
        return delivery.answeredAt();
    }

    private static List<String> events(Delivery delivery, String type, String sid) {
        if (!delivery.type().contains(type)) return List.of();
        return Json.parse(delivery.body()).values().stream()
                .map(event -> event.path("data").path("payload"))
                .filter(payload -> payload.path("eventtype").asString("").equals(type))
                .map(payload -> payload.path(sid).asString())
                .toList();
    }

    Optional<Instant> of(String leg, @Nullable String reservation, Instant since) {
        return Stream.of(leg, String.valueOf(reservation))
                .flatMap(sid -> Stream.ofNullable(heard.get(sid)))
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
