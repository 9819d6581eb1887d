package com.flexreconnect.provisioning;

import com.flexreconnect.sid.SinkSid;
import com.flexreconnect.sid.SubscriptionSid;
import com.flexreconnect.twilio.WorkflowSeen;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** One thing to do to the account. */
sealed interface Step {

    /** Every worker is in it. */
    record CreateQueue(String name) implements Step {}

    /** The workflow for pings, through the queue of that name. */
    record CreatePingWorkflow(String name, String queue) implements Step {}

    /** The workflow for pings gets another configuration, through the queue of that name. */
    record RepairPingWorkflow(WorkflowSeen before, String queue, List<String> wrong) implements Step {}

    /** @param after the whole configuration as it shall be, all that is not ours unchanged to the byte */
    record PutFiltersOnTop(WorkflowSeen before, ConfigurationText after, List<String> wrong) implements Step {}

    record CreateSink(String description, URI destination) implements Step {}

    /** To the sink that sends to us. */
    record Subscribe(String description, List<String> types) implements Step {}

    record AddTypes(SubscriptionSid subscription, SinkSid sink, List<String> types) implements Step {}

    /** The workflow that was there before, and may be in use, and changes. */
    default Optional<WorkflowSeen> changed() {
        return switch (this) {
            case RepairPingWorkflow repair -> Optional.of(repair.before());
            case PutFiltersOnTop put -> Optional.of(put.before());
            default -> Optional.empty();
        };
    }

    /** What was done when it is done. */
    default String done() {
        return switch (this) {
            case CreateQueue(var name) -> "made the task queue \"" + name + "\"";
            case CreatePingWorkflow create -> "made the workflow \"" + create.name() + "\"";
            case RepairPingWorkflow repair ->
                "changed the workflow \"" + repair.before().name() + "\"";
            case PutFiltersOnTop put -> "changed the workflow \"" + put.before().name() + "\"";
            case CreateSink sink -> "made the sink \"" + sink.description() + "\"";
            case Subscribe _ -> "subscribed to the events";
            case AddTypes _ -> "subscribed to the events that were missing";
        };
    }
}
