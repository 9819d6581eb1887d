package com.flexreconnect.simulator.rest;

import com.flexreconnect.simulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All endpoints of Twilio's API that the simulator has heard of. */
final class Endpoints {

    private static final String FILE = "/simulator/twilio-rest-endpoints.json";

    private final List<Endpoint> all;

    private Endpoints(List<Endpoint> all) {
        this.all = all;
    }

    static Endpoints load() {
        try (var in = Endpoints.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            var file = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return new Endpoints(file.path("endpoints").properties().stream()
                    .map(entry -> new Endpoint(entry.getKey(), entry.getValue()))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Optional<Found> find(String method, String path) {
        return all.stream()
                .flatMap(endpoint -> endpoint.match(method, path).map(values -> new Found(endpoint, values)).stream())
                .min(java.util.Comparator.comparingInt(found -> found.values().size()));
    }

    record Found(Endpoint endpoint, Map<String, String> values) {}
}
