package com.flexreconnect.simulator.flex;

import static com.flexreconnect.simulator.flex.TwilioHost.json;

import com.flexreconnect.simulator.flex.Desks.Desk;
import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.rest.Tokens;
import com.flexreconnect.simulator.world.Activity;
import com.flexreconnect.simulator.world.Sids;
import com.flexreconnect.simulator.world.WorldIds;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** {@code flex-api.twilio.com}: the Flex configuration, and whether a token is good. */
final class FlexApiHost implements TwilioHost {

    private static final String LONG_AGO = "2024-01-01T00:00:00.000Z";

    private static final List<String> EMPTY = List.of(
            "attributes",
            "ui_dependencies",
            "crm_attributes",
            "public_attributes",
            "plugin_service_attributes",
            "outbound_call_flows",
            "queue_stats_configuration",
            "taskrouter_worker_channels",
            "taskrouter_worker_attributes",
            "flex_insights_hr");
    private static final List<String> NONE =
            List.of("taskrouter_skills", "integrations", "serverless_service_sids", "channel_configs");

    private final WorldIds ids;
    private final Desks desks;
    private final Tokens tokens;
    private volatile ObjectNode pluginSettings = Json.object();

    FlexApiHost(WorldIds ids, Desks desks, Tokens tokens) {
        this.ids = ids;
        this.desks = desks;
        this.tokens = tokens;
    }

    /** {@code ui_attributes.flex_reconnect}. */
    void configure(ObjectNode settings) {
        pluginSettings = settings;
    }

    @Override
    public boolean answer(Context context) {
        return switch (context.path()) {
            case "/v1/Configuration" -> json(context, configuration());
            case "/v1/Configuration/Public" -> json(context, forEverybody());
            case "/v1/account/provision/status" -> json(context, Json.object().put("status", "inactive"));
            default -> context.path().endsWith("/Tokens/Info") && tokenInfo(context);
        };
    }

    private boolean tokenInfo(Context context) {
        String token = Objects.requireNonNullElse(context.formParam("Token"), "");
        var desk = desks.withToken(token);
        if (desk.isEmpty()) {
            context.status(401);
            return json(
                    context,
                    Json.object()
                            .put("code", 20104)
                            .put("message", "Access Token expired or expiration date invalid")
                            .put("status", 401));
        }
        return json(context, info(desk.get(), tokens.find(token).orElseThrow().expiration()));
    }

    private static ObjectNode info(Desk desk, Instant expiration) {
        ObjectNode info = Json.object()
                .put("valid", true)
                .put("code", 0)
                .putNull("message")
                .put("expiration", expiration.toString())
                .put("identity", desk.identity())
                .put("flex_user_sid", Sids.fixed("FU", 1))
                .put("realm_user_id", desk.identity())
                .put("worker_sid", desk.workerSid())
                .put("instance_sid", Sids.fixed("GO", 1));
        info.putArray("roles").add("agent");
        return info;
    }

    private ObjectNode forEverybody() {
        ObjectNode answer = Json.object();
        ObjectNode one = answer.putArray("configurations")
                .addObject()
                .put("account_sid", ids.account())
                .put("runtime_domain", "simulated-1234.twil.io")
                .put("flex_instance_sid", Sids.fixed("GO", 1));
        one.putObject("public_attributes");
        return answer;
    }

    private ObjectNode configuration() {
        ObjectNode json = Json.object()
                .put("account_sid", ids.account())
                .put("status", "ok")
                .put("date_created", LONG_AGO)
                .put("date_updated", LONG_AGO)
                .put("taskrouter_workspace_sid", ids.workspace())
                .put("taskrouter_target_workflow_sid", ids.voiceWorkflow())
                .put("taskrouter_target_taskqueue_sid", Sids.fixed("WQ", 1))
                .put("taskrouter_offline_activity_sid", Activity.OFFLINE.sid())
                .put("runtime_domain", "simulated-1234.twil.io")
                .put("chat_service_instance_sid", Sids.fixed("IS", 1))
                .put("flex_service_instance_sid", Sids.fixed("IS", 2))
                .put("flex_instance_sid", Sids.fixed("GO", 1))
                .put("ui_language", "en-us")
                .put("ui_version", "2.17.1")
                .put("service_version", "1.0.0")
                .put("call_recording_enabled", false)
                .put("call_recording_webhook_url", "")
                .put("crm_enabled", false)
                .put("plugin_service_enabled", true)
                .put("flex_insights_drilldown", false)
                .put("flex_url", "https://flex.twilio.com");
        EMPTY.forEach(json::putObject);
        NONE.forEach(json::putArray);
        json.putArray("taskrouter_taskqueues")
                .addObject()
                .put("sid", Sids.fixed("WQ", 1))
                .put("targettable", true);
        json.putObject("notifications").put("enabled", false).put("mode", "whenNotInFocus");
        json.putObject("markdown").put("enabled", false).put("mode", "readOnly");
        json.putObject("debugger_integration").put("enabled", false);
        json.putObject("flex_ui_status_report").put("enabled", false);
        ObjectNode attributes = json.putObject("ui_attributes");
        attributes.put("version_compatibility", "yes").put("version_message", "");
        attributes.set("flex_reconnect", pluginSettings);
        return json;
    }
}
