package com.flexreconnect.simulator.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which endpoint is answered by what. */
final class Resources {

    private final Map<String, Function<RestRequest, RestAnswer>> byEndpoint = new HashMap<>();

    Resources on(String endpoint, Function<RestRequest, RestAnswer> answer) {
        byEndpoint.put(endpoint, answer);
        return this;
    }

    Optional<Function<RestRequest, RestAnswer>> find(Endpoint endpoint) {
        return Optional.ofNullable(byEndpoint.get(endpoint.key()));
    }
}
