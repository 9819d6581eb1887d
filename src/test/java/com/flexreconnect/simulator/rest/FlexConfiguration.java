package com.flexreconnect.simulator.rest;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.WorldIds;
import org.jspecify.annotations.Nullable;

/** Flex's configuration, on flex-api.twilio.com. */
public final class FlexConfiguration {

    private final WorldIds ids;
    private volatile @Nullable String serviceUrl;

    FlexConfiguration(WorldIds ids) {
        this.ids = ids;
    }

    /** Where the plugin looks for the service; null when it was not told. */
    public void serviceUrl(@Nullable String url) {
        serviceUrl = url;
    }

    void register(Resources resources) {
        resources.on("GET /v1/Configuration", request -> RestAnswer.ok(shape()));
    }

    private tools.jackson.databind.JsonNode shape() {
        var json = Json.object()
                .put("account_sid", ids.account())
                .put("status", "ok")
                .put("taskrouter_workspace_sid", ids.workspace())
                .put("date_created", "2026-01-01T00:00:00Z");
        var attributes = json.putObject("ui_attributes").put("logLevel", "info");
        if (serviceUrl != null) {
            attributes.putObject("flex_reconnect").put("service_url", serviceUrl);
        }
        return json;
    }
}
