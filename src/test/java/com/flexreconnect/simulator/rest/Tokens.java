package com.flexreconnect.simulator.rest;

import com.flexreconnect.simulator.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** The Flex tokens of the agents, and Twilio's answer to whether one is good. */
public final class Tokens {

    private final Map<String, Token> issued = new ConcurrentHashMap<>();
    private final Clock clock;

    Tokens(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param roles {@code agent}, {@code supervisor}, {@code admin}
     */
    public String issue(String workerSid, String identity, List<String> roles, Duration validFor) {
        String text = "SIM." + UUID.randomUUID().toString().replace("-", "");
        issued.put(text, new Token(workerSid, identity, roles, clock.instant().plus(validFor)));
        return text;
    }

    /** From now on Twilio refuses it. */
    public void revoke(String token) {
        issued.remove(token);
    }

    public void clear() {
        issued.clear();
    }

    /** What Twilio knows of a token that is good now. */
    public Optional<Token> find(String text) {
        return Optional.ofNullable(issued.get(text))
                .filter(token -> token.expiration().isAfter(clock.instant()));
    }

    /** The answer of {@code Tokens/validate} (Flex token validator; not in Twilio's OpenAPI). */
    public ObjectNode validate(String text) {
        Token token = issued.get(text);
        ObjectNode json = Json.object();
        if (token == null || token.expiration().isBefore(clock.instant())) {
            return json.put("valid", false)
                    .put("code", 20104)
                    .put("message", token == null ? "Token is not valid" : "Token is expired");
        }
        json.put("valid", true)
                .put("code", 0)
                .putNull("message")
                .put("expiration", token.expiration().toString())
                .put("identity", token.identity())
                .put("worker_sid", token.workerSid())
                .put("realm_user_id", token.identity());
        var roles = json.putArray("roles");
        token.roles().forEach(roles::add);
        return json;
    }

    /** Whose token, and until when. */
    public record Token(String workerSid, String identity, List<String> roles, Instant expiration) {}
}
