package com.flexreconnect.provisioning;

import com.flexreconnect.twilio.ActivitySeen;
import com.flexreconnect.twilio.CapacitySeen;
import com.flexreconnect.twilio.QueueSeen;
import com.flexreconnect.twilio.WorkflowSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What is right and wrong in how a workspace routes pings and reconnects. Knows nothing but what was read. */
record CheckRouting(Desired desired, Actual actual) {

    /** The service's own priority of pings and reconnects. */
    private static final int OURS = 1000;

    private static final String APPLY = "Run apply.";

    List<Finding> pings() {
        var findings = new ArrayList<Finding>();
        var workflow = actual.ping(desired);
        if (workflow.isEmpty())
            return List.of(Finding.wrong("There is no workflow for pings (%s).".formatted(desired.pingName()), APPLY));
        var wrong = PingFilter.wrong(workflow.get().configuration());
        if (wrong.isEmpty())
            findings.add(Finding.good("Workflow \"%s\" offers a ping to the lost agent, to nobody else."
                    .formatted(workflow.get().name())));
        wrong.forEach(sentence -> findings.add(
                Finding.wrong("Workflow \"%s\": %s.".formatted(workflow.get().name(), sentence), APPLY)));
        findings.add(queueOf(workflow.get()));
        findings.add(Finding.when(
                desired.pingWorkflow().isPresent(),
                "TWILIO_RECOVERY_PING_WORKFLOW_SID is that workflow.",
                "TWILIO_RECOVERY_PING_WORKFLOW_SID is not set.",
                "Set it to %s and start the service again."
                        .formatted(workflow.get().workflow())));
        return findings;
    }

    private Finding queueOf(WorkflowSeen workflow) {
        var queue = queues(workflow, filter -> true);
        return Finding.when(
                !queue.isEmpty() && queue.stream().allMatch(one -> MakePlan.isForEverybody(one.targetWorkers())),
                "The task queue for pings is for every worker.",
                "The task queue for pings is not for every worker, so some agents get none.",
                "Make its workers 1==1 in the Console (TaskRouter, TaskQueues).");
    }

    List<Finding> calls() {
        var checked = workflows();
        if (checked.isEmpty())
            return List.of(
                    Finding.wrong(
                            "No workflow has filters for reconnects.",
                            "Name those through which calls come, and run apply: --workflow NAME, or RECONNECT_VOICE_WORKFLOWS."));
        return checked.stream().flatMap(one -> call(one).stream()).toList();
    }

    /** Those that are named; where none is, those that have such filters. */
    private List<WorkflowSeen> workflows() {
        return actual.workflows().stream()
                .filter(one -> desired.voiceWorkflows().isEmpty()
                        ? filters(one).stream().anyMatch(ReconnectFilters::isOurs)
                        : desired.voiceWorkflows().stream()
                                .anyMatch(name -> actual.workflowsCalled(name).contains(one)))
                .toList();
    }

    private List<Finding> call(WorkflowSeen workflow) {
        var findings = new ArrayList<Finding>();
        var wrong = ReconnectFilters.wrong(filters(workflow));
        if (wrong.isEmpty())
            findings.add(Finding.good(
                    "Workflow \"%s\" sends reconnects to the same agent, then widens.".formatted(workflow.name())));
        wrong.forEach(sentence -> findings.add(Finding.wrong(
                "Workflow \"%s\": %s.".formatted(workflow.name(), sentence),
                "Run apply --workflow " + workflow.workflow() + ".")));
        if (wrong.isEmpty()) narrow(workflow).ifPresent(findings::add);
        rivals(workflow).ifPresent(findings::add);
        return findings;
    }

    private Optional<Finding> narrow(WorkflowSeen workflow) {
        var narrow = queues(workflow, ReconnectFilters::isOurs).stream()
                .filter(queue -> !MakePlan.isForEverybody(queue.targetWorkers()))
                .map(QueueSeen::name)
                .collect(Collectors.joining(", "));
        return narrow.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.note(
                                "Workflow \"%s\" sends reconnects through a queue that not everybody is in: %s."
                                        .formatted(workflow.name(), narrow),
                                "An agent outside of it does not get the lost call back. Every agent who takes calls must be in."));
    }

    private Optional<Finding> rivals(WorkflowSeen workflow) {
        var rivals = filters(workflow).stream()
                .filter(filter -> !ReconnectFilters.isOurs(filter))
                .filter(filter -> filter.path("targets").values().stream().anyMatch(target -> priority(target) >= OURS))
                .map(filter -> filter.path("filter_friendly_name").asString("?"))
                .collect(Collectors.joining(", "));
        return rivals.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.wrong(
                        "Workflow \"%s\" gives calls a priority of %d or more: %s."
                                .formatted(workflow.name(), OURS, rivals),
                        "They go before callers who have lost their agent. Keep priorities below " + OURS + "."));
    }

    private static int priority(JsonNode target) {
        try {
            return Integer.parseInt(target.path("priority").asString("0"));
        } catch (NumberFormatException anExpression) {
            return 0;
        }
    }

    private List<QueueSeen> queues(WorkflowSeen workflow, Predicate<JsonNode> which) {
        var named = filters(workflow).stream()
                .filter(which)
                .flatMap(filter -> filter.path("targets").values().stream())
                .map(target -> target.path("queue").asString(""))
                .toList();
        return actual.queues().stream()
                .filter(queue -> named.contains(queue.queue().value()))
                .toList();
    }

    private static List<JsonNode> filters(WorkflowSeen workflow) {
        try {
            return ConfigurationText.of(workflow.configuration()).filters();
        } catch (Trouble unreadable) {
            return List.of();
        }
    }

    static Finding activities(List<ActivitySeen> activities) {
        var available = activities.stream()
                .filter(ActivitySeen::available)
                .map(ActivitySeen::name)
                .toList();
        return Finding.when(
                !available.isEmpty(),
                "Agents can be available: " + String.join(", ", available) + ".",
                "No activity is available, so TaskRouter offers nothing to anybody.",
                "Make one in the Console (TaskRouter, Activities).");
    }

    /** Pings come on the channel {@code default}, calls on {@code voice}. */
    static List<Finding> capacities(List<CapacitySeen> capacities) {
        if (capacities.isEmpty())
            return List.of(Finding.note("There are no workers yet.", "Check again when agents have logged in."));
        return List.of(capacity(capacities, "default", "pings"), capacity(capacities, "voice", "calls"));
    }

    private static Finding capacity(List<CapacitySeen> capacities, String channel, String what) {
        var asked = capacities.stream().map(CapacitySeen::worker).distinct().count();
        var able = capacities.stream()
                .filter(one -> one.channel().equals(channel) && one.capacity() > 0)
                .map(CapacitySeen::worker)
                .distinct()
                .count();
        return Finding.when(
                able == asked,
                "The workers that were asked (%d) can take %s: channel %s.".formatted(asked, what, channel),
                "%d of %d workers have no capacity for %s: channel %s.".formatted(asked - able, asked, what, channel),
                "Give them a capacity of 1 or more in the Console (TaskRouter, Workers).");
    }
}
