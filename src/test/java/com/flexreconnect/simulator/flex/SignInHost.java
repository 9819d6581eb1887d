package com.flexreconnect.simulator.flex;

import static com.flexreconnect.simulator.flex.TwilioHost.json;
import static com.flexreconnect.simulator.flex.TwilioHost.text;

import com.flexreconnect.simulator.json.Json;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** {@code iam.twilio.com}, and the identity provider it sends people to: a page with a field for one's name. */
final class SignInHost implements TwilioHost {

    private static final String DESKTOP = "https://flex.twilio.com/agent-desktop";

    private final Desks desks;

    SignInHost(Desks desks) {
        this.desks = desks;
    }

    @Override
    public boolean answer(Context context) {
        String path = context.path();
        if (path.endsWith("/authenticate")) {
            return json(context, Json.object().put("location", "https://idp.twilio.com/login"));
        }
        if (path.endsWith("/Tokens/refresh")) {
            String old = Json.parseObject(context.body()).path("token").asString("");
            return desks.withToken(old)
                    .map(desk -> json(context, desks.login(desk)))
                    .orElse(false);
        }
        return switch (path) {
            case "/login" -> text(context, "text/html; charset=utf-8", page());
            case "/enter" -> enter(context);
            default -> false;
        };
    }

    private boolean enter(Context context) {
        String name = context.queryParam("name");
        ObjectNode session = desks.login(desks.of(name == null || name.isBlank() ? "Ada" : name.strip()));
        context.redirect(DESKTOP + "?Token=" + encoded(session, "token") + "&Identity=" + encoded(session, "identity")
                + "&Expiration=" + encoded(session, "expiration") + "&Roles=agent&flexUserSid="
                + encoded(session, "flexUserSid"));
        return true;
    }

    private static String encoded(ObjectNode session, String field) {
        return URLEncoder.encode(session.path(field).asString(""), StandardCharsets.UTF_8);
    }

    private static String page() {
        return """
                <!doctype html><meta charset="utf-8"><title>Simulated identity provider</title>
                <style>body{font:18px system-ui;max-width:24em;margin:15vh auto}input,button{font:inherit;padding:.4em}</style>
                <h1>Who are you?</h1>
                <form action="/enter"><label>Agent <input name="name" value="Ada" autofocus></label>
                <button>Log in</button></form>
                """;
    }
}
