package com.flexreconnect.settings;

import com.flexreconnect.sid.WorkflowSid;
import com.flexreconnect.sid.WorkspaceSid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What {@code provision} is told. It runs before there is a ping workflow and finds the workspace by itself, so it demands
 * neither.
 *
 * @param service all else; its workspace and its ping workflow mean nothing here
 * @param environment tells two services in one account apart; empty: there is one
 * @param voiceWorkflows names or SIDs of the workflows through which calls come; may be empty
 */
public record ProvisioningSettings(
        Settings service,
        Optional<WorkspaceSid> workspace,
        Optional<WorkflowSid> pingWorkflow,
        Optional<String> environment,
        List<String> voiceWorkflows) {

    private static final String WORKSPACE = "TWILIO_WORKSPACE_SID";
    private static final String PING_WORKFLOW = "TWILIO_RECOVERY_PING_WORKFLOW_SID";
    private static final Map<String, String> NOT_YET_KNOWN =
            Map.of(WORKSPACE, "WS" + "0".repeat(32), PING_WORKFLOW, "WW" + "0".repeat(32));

    /**
     * @param settings empty when there are problems
     * @param problems each a sentence that names the setting and says what to do
     */
    public record Outcome(Optional<ProvisioningSettings> settings, List<String> problems) {}

    /** @param lookup gives the text of a setting, or null when it is not set */
    public static Outcome read(UnaryOperator<@Nullable String> lookup) {
        return switch (ReadSettings.from(name -> orPlaceholder(name, lookup.apply(name)))) {
            case ReadSettings.Outcome.Bad(var problems) -> new Outcome(Optional.empty(), problems);
            case ReadSettings.Outcome.Good(var service) -> withOurs(service, new Reading(lookup));
        };
    }

    /** @return empty when it is not one */
    public static Optional<String> environment(String name) {
        return new Reading(any -> name).optional("--environment", Shapes.ENVIRONMENT);
    }

    private static Outcome withOurs(Settings service, Reading read) {
        var environment = read.optional("RECONNECT_ENVIRONMENT", Shapes.ENVIRONMENT);
        var workflows = read.optional("RECONNECT_VOICE_WORKFLOWS", Shapes.NAMES);
        if (!read.problems().isEmpty()) return new Outcome(Optional.empty(), read.problems());
        return new Outcome(
                Optional.of(new ProvisioningSettings(
                        service,
                        read.isSet(WORKSPACE) ? Optional.of(service.workspace()) : Optional.empty(),
                        read.isSet(PING_WORKFLOW) ? Optional.of(service.pingWorkflow()) : Optional.empty(),
                        environment,
                        workflows.orElse(List.of()))),
                List.of());
    }

    private static @Nullable String orPlaceholder(String name, @Nullable String text) {
        return text == null || text.isBlank() ? NOT_YET_KNOWN.get(name) : text;
    }
}
