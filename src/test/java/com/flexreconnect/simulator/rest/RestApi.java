package com.flexreconnect.simulator.rest;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Pace;
import com.flexreconnect.simulator.world.TwilioError;
import com.flexreconnect.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers requests to any of Twilio's API hosts, strictly. */
final class RestApi {

    private static final Pattern VALIDATE = Pattern.compile("/v1/Accounts/AC[0-9a-f]{32}/Tokens/validate");

    private final Endpoints endpoints = Endpoints.load();
    private final Resources resources = new Resources();
    private final World world;
    private final Tokens tokens;
    private final RequestLog log;
    private final Set<String> credentials;

    RestApi(World world, Pace pace, Tokens tokens, RequestLog log, Set<String> credentials) {
        this.world = world;
        this.tokens = tokens;
        this.log = log;
        this.credentials = credentials;
        new CallsApi(world).register(resources);
        new ConferencesApi(world).register(resources);
        new ParticipantsApi(world).register(resources);
        new TasksApi(world, pace).register(resources);
        new ReservationsApi(world).register(resources);
        new WorkersApi(world).register(resources);
        new WorkspaceApi(world, pace).register(resources);
    }

    Resources resources() {
        return resources;
    }

    /**
     * @param authorization the header
     * @param body for JSON requests
     */
    RestAnswer answer(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> form,
            String body,
            @Nullable String authorization,
            @Nullable String ifMatch) {
        if (!authorised(authorization)) {
            return RestAnswer.error(401, 20003, "Authenticate");
        }
        try {
            if (method.equals("POST") && VALIDATE.matcher(path).matches()) {
                return RestAnswer.ok(
                        tokens.validate(Json.parseObject(body).path("token").asString("")));
            }
            return known(method, path, query, form, ifMatch);
        } catch (TwilioError refused) {
            return RestAnswer.error(refused);
        } catch (IllegalArgumentException notJson) {
            return RestAnswer.error(400, 20001, String.valueOf(notJson.getMessage()));
        }
    }

    private RestAnswer known(
            String method, String path, Map<String, String> query, Map<String, String> form, @Nullable String ifMatch) {
        var found = endpoints.find(method, path);
        if (found.isEmpty()) {
            log.unknown(method + " " + path);
            throw TwilioError.notFound(path);
        }
        Endpoint endpoint = found.get().endpoint();
        var request = new RestRequest(endpoint, path, found.get().values(), query, form, Optional.ofNullable(ifMatch));
        try {
            endpoint.check(request);
        } catch (TwilioError notUnderstood) {
            log.unknown(method + " " + path + ": " + notUnderstood.getMessage());
            throw notUnderstood;
        }
        requireOurs(request);
        var resource = resources.find(endpoint);
        if (resource.isEmpty()) {
            log.unknown(method + " " + path + ": not simulated");
            return RestAnswer.error(501, 20501, "The simulated Twilio cannot do " + endpoint.key());
        }
        return resource.get().apply(request);
    }

    private void requireOurs(RestRequest request) {
        String account = request.path().get("AccountSid");
        String workspace = request.path().get("WorkspaceSid");
        if (account != null && !account.equals(world.ids().account())
                || workspace != null && !workspace.equals(world.ids().workspace())) {
            throw TwilioError.notFound(request.uri());
        }
    }

    private boolean authorised(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Basic ")) {
            return false;
        }
        try {
            var decoded = Base64.getDecoder()
                    .decode(authorization.substring("Basic ".length()).trim());
            return credentials.contains(new String(decoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
