package com.flexreconnect.twilio;

import com.flexreconnect.settings.Secret;
import com.flexreconnect.settings.Settings;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * On whose word we ask: the API key's, or the auth token's. While tokens are rotated there are two, and which of them
 * Twilio takes changes in a moment of which nobody tells us.
 */
final class Credentials {

    private static final int UNAUTHORIZED = 401;

    private final String user;
    private final List<Secret> secrets;
    private volatile int accepted;

    Credentials(Settings settings) {
        user = settings.apiKey()
                .map(Settings.ApiKey::sid)
                .orElseGet(() -> settings.account().value());
        secrets = settings.apiKey().map(key -> List.of(key.secret())).orElseGet(() -> tokens(settings));
    }

    String user() {
        return user;
    }

    String secret() {
        return secrets.get(accepted).value();
    }

    /** What is answered with 401 has not been done: it is asked again with the other token, where there is one. */
    Response ask(Request request, Function<Request, Response> wire) {
        var first = accepted;
        for (var tried = 0; ; tried++) {
            var which = (first + tried) % secrets.size();
            request.setAuth(user, secrets.get(which).value());
            var response = wire.apply(request);
            if (response.getStatusCode() != UNAUTHORIZED) {
                accepted = which;
                return response;
            }
            if (tried + 1 == secrets.size()) return response;
        }
    }

    private static List<Secret> tokens(Settings settings) {
        return Stream.concat(Stream.of(settings.authToken()), settings.secondaryAuthToken().stream())
                .toList();
    }
}
