package com.flexreconnect.provisioning;

import com.flexreconnect.settings.ProvisioningSettings;
import com.flexreconnect.sid.WorkflowSid;
import com.flexreconnect.twilio.SinkSeen;
import com.flexreconnect.twilio.TaskRouterEvent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the account shall be like.
 *
 * @param environment tells what is made for staging from what is made for production in one account; empty: not named
 * @param pingWorkflow the workflow that the service uses for pings; empty when it is not made yet
 * @param voiceWorkflows names or SIDs of the workflows through which calls come
 * @param queue name or SID of the queue from which agents get reconnects
 * @param sameAgent how long a reconnect waits for the agent who answered the ping before TaskRouter widens
 */
record Desired(
        Optional<String> environment,
        URI publicBaseUrl,
        Optional<WorkflowSid> pingWorkflow,
        List<String> voiceWorkflows,
        String queue,
        Duration sameAgent) {

    /** Longer than the service waits before it widens by itself: this is for when it cannot. */
    private static final Duration LONGER = Duration.ofSeconds(30);

    static Desired of(ProvisioningSettings settings, Arguments arguments) {
        return new Desired(
                arguments.environment().or(settings::environment),
                settings.service().publicBaseUrl(),
                settings.pingWorkflow(),
                arguments.workflows().isEmpty() ? settings.voiceWorkflows() : arguments.workflows(),
                arguments.queue().orElse("Everyone"),
                settings.service().patience().sameWorker().plus(LONGER));
    }

    /** Of the queue and of the workflow for pings. */
    String pingName() {
        return named("Recovery Ping");
    }

    /** Of the sink and of the subscription. */
    String eventsName() {
        return named("Flex Reconnect");
    }

    List<String> types() {
        return TaskRouterEvent.types();
    }

    URI destination() {
        return URI.create(publicBaseUrl + "/task-event-handler");
    }

    /** Whether events that are sent there reach us. */
    boolean isOurs(SinkSeen sink) {
        return sink.type().equals("webhook")
                && sink.destination().equals(destination().toString())
                && sink.method().equalsIgnoreCase("POST")
                && !sink.status().equals("failed");
    }

    private String named(String what) {
        return environment.map(name -> what + " (" + name + ")").orElse(what);
    }
}
