package com.flexreconnect.simulator.flex;

import static com.flexreconnect.simulator.flex.TwilioHost.json;
import static com.flexreconnect.simulator.flex.TwilioHost.text;

import com.flexreconnect.simulator.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** {@code flex.twilio.com}: the page, its configuration, the plugin service. */
final class FlexHost implements TwilioHost {

    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final String account;
    private final Path page;
    private volatile Path plugin;

    /**
     * @param page folder with {@code index.html}, {@code peer.html} and {@code host.js}
     * @param plugin the bundle that the plugin service hands out
     */
    FlexHost(String account, Path page, Path plugin) {
        this.account = account;
        this.page = page;
        this.plugin = plugin;
    }

    void handOut(Path other) {
        plugin = other;
    }

    @Override
    public boolean answer(Context context) throws IOException {
        String path = context.path();
        if (path.startsWith("/plugins/")) {
            return file(context, plugin, SCRIPT);
        }
        return switch (path) {
            case "/host.js" -> file(context, page.resolve("host.js"), SCRIPT);
            case "/peer" -> file(context, page.resolve("peer.html"), "text/html; charset=utf-8");
            case "/appConfig.js" -> text(context, SCRIPT, "window.appConfig = " + Json.write(appConfig()));
            case "/plugins" -> json(context, plugins());
            case "/api/v1/Session" -> json(context, session());
            case "/logs/batch" -> json(context, Json.object());
            default -> {
                if (path.startsWith("/api/v1/Features/")) {
                    String id = path.substring(path.lastIndexOf('/') + 1);
                    yield json(context, Json.object().put("id", id).put("enabled", false));
                }
                yield !path.startsWith("/api/")
                        && file(context, page.resolve("index.html"), "text/html; charset=utf-8");
            }
        };
    }

    private ObjectNode appConfig() {
        ObjectNode config = Json.object().put("logLevel", "warn");
        config.putObject("sso").put("accountSid", account);
        config.putObject("pluginService").put("enabled", true).put("initializationTimeout", 10_000);
        // the panel for customer data is empty here
        config.putObject("componentProps").putObject("AgentDesktopView").put("showPanel2", false);
        return config;
    }

    private ObjectNode session() {
        ObjectNode session = Json.object().put("account_sid", account).put("insights_active", false);
        session.putArray("features");
        return session;
    }

    private Object plugins() {
        var list = Json.array();
        ObjectNode ours = list.addObject()
                .put("name", "flex-reconnect")
                .put("version", "1.0.0")
                .put("class", "flex-reconnect")
                .put("src", "https://flex.twilio.com/plugins/v1/flex-reconnect/1.0.0/bundle.js")
                .put("phase", 3)
                .put("sid", "FP00000000000000000000000000000001");
        ours.putArray("requires");
        return list;
    }

    private static boolean file(Context context, Path file, String type) throws IOException {
        context.contentType(type).header("Cache-Control", "no-store").result(Files.newInputStream(file));
        return true;
    }
}
