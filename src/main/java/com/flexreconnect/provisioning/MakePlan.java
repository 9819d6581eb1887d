package com.flexreconnect.provisioning;

import com.flexreconnect.provisioning.Step.AddTypes;
import com.flexreconnect.provisioning.Step.CreatePingWorkflow;
import com.flexreconnect.provisioning.Step.CreateQueue;
import com.flexreconnect.provisioning.Step.CreateSink;
import com.flexreconnect.provisioning.Step.PutFiltersOnTop;
import com.flexreconnect.provisioning.Step.RepairPingWorkflow;
import com.flexreconnect.provisioning.Step.Subscribe;
import com.flexreconnect.sid.QueueSid;
import com.flexreconnect.twilio.WorkflowSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What leads from what there is to what there shall be. Knows nothing but the two. */
final class MakePlan {

    private final Desired desired;
    private final Actual actual;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private MakePlan(Desired desired, Actual actual) {
        this.desired = desired;
        this.actual = actual;
    }

    static Plan of(Desired desired, Actual actual) {
        return new MakePlan(desired, actual).make();
    }

    /** What is new comes first: until the last step nothing that callers go through has changed. */
    private Plan make() {
        pings();
        events();
        calls();
        return new Plan(steps, problems, remarks);
    }

    private void pings() {
        if (desired.pingWorkflow().isPresent() && actual.ping(desired).isEmpty()) {
            problems.add(
                    "TWILIO_RECOVERY_PING_WORKFLOW_SID names a workflow that this workspace does not have. Remove the"
                            + " setting, and apply makes the workflow.");
            return;
        }
        var wrong = actual.ping(desired).map(WorkflowSeen::configuration).map(PingFilter::wrong);
        if (wrong.isPresent() && wrong.get().isEmpty()) return;
        var found = actual.workflowsCalled(desired.pingName());
        if (actual.ping(desired).isEmpty() && found.size() > 1)
            problems.add("There are %d workflows called %s. Say which one by TWILIO_RECOVERY_PING_WORKFLOW_SID."
                    .formatted(found.size(), desired.pingName()));
        queueForPings();
        steps.add(actual.ping(desired)
                .<Step>map(before -> new RepairPingWorkflow(before, desired.pingName(), wrong.orElse(List.of())))
                .orElseGet(() -> new CreatePingWorkflow(desired.pingName(), desired.pingName())));
    }

    private void queueForPings() {
        var found = actual.queuesCalled(desired.pingName());
        if (found.isEmpty()) steps.add(new CreateQueue(desired.pingName()));
        else if (found.stream().noneMatch(queue -> isForEverybody(queue.targetWorkers())))
            problems.add("The task queue %s is not for every worker (%s): make it 1==1, or give it another name."
                    .formatted(desired.pingName(), found.getFirst().targetWorkers()));
    }

    /** As TaskRouter's own queue for everyone is written. */
    static boolean isForEverybody(String targetWorkers) {
        return targetWorkers.replaceAll("\\s", "").equals("1==1");
    }

    private void events() {
        var sink = actual.sink(desired);
        if (sink.isEmpty()) steps.add(new CreateSink(desired.eventsName(), desired.destination()));
        var subscription = sink.flatMap(actual::subscription);
        if (subscription.isEmpty()) {
            steps.add(new Subscribe(desired.eventsName(), desired.types()));
        } else {
            var missing = new ArrayList<>(desired.types());
            missing.removeAll(subscription.get().types());
            if (!missing.isEmpty())
                steps.add(new AddTypes(
                        subscription.get().subscription(), subscription.get().sink(), missing));
        }
        actual.sinks().stream()
                .filter(other -> other.description().equals(desired.eventsName()) && !desired.isOurs(other))
                .forEach(other ->
                        remarks.add(("The sink %s has our name, but is of no use: %s, %s. It is left alone; two"
                                        + " environments in one account need two names (--environment).")
                                .formatted(other.sink(), other.destination(), other.status())));
    }

    private void calls() {
        if (desired.voiceWorkflows().isEmpty()) {
            remarks.add(
                    "No voice workflow is named, so none is touched. Name those through which calls come: --workflow"
                            + " NAME. This workspace has: " + names() + ".");
            return;
        }
        desired.voiceWorkflows().stream().distinct().forEach(this::call);
    }

    private void call(String nameOrSid) {
        var found = actual.workflowsCalled(nameOrSid);
        if (found.size() != 1) {
            problems.add(
                    found.isEmpty()
                            ? "There is no workflow %s. This workspace has: %s.".formatted(nameOrSid, names())
                            : "There are %d workflows called %s: name the one by its SID."
                                    .formatted(found.size(), nameOrSid));
            return;
        }
        var workflow = found.getFirst();
        if (actual.ping(desired).filter(workflow::equals).isPresent()) {
            problems.add("The workflow %s is the one for pings: no calls may come through it.".formatted(nameOrSid));
            return;
        }
        try {
            filters(workflow, ConfigurationText.of(workflow.configuration()));
        } catch (Trouble trouble) {
            problems.add("The workflow %s cannot be changed: %s.".formatted(workflow.name(), trouble.sentence()));
        }
    }

    private void filters(WorkflowSeen workflow, ConfigurationText before) {
        var wrong = ReconnectFilters.wrong(before.filters());
        if (wrong.isEmpty()) return;
        queueForCalls().ifPresent(queue -> {
            var after = new ReconnectFilters(queue, desired.sameAgent()).in(before);
            steps.add(new PutFiltersOnTop(workflow, after, wrong));
        });
    }

    private Optional<QueueSid> queueForCalls() {
        var found = actual.queuesCalled(desired.queue());
        if (found.size() == 1) return Optional.of(found.getFirst().queue());
        var queues = actual.queues().stream().map(one -> one.name()).sorted().collect(Collectors.joining(", "));
        problems.add("There %s task queue called %s: name one in which every agent is, by name or SID: --queue. This"
                        .formatted(found.isEmpty() ? "is no" : "is more than one", desired.queue())
                + " workspace has: " + queues + ".");
        return Optional.empty();
    }

    private String names() {
        var names = actual.workflows().stream()
                .filter(one -> actual.ping(desired).filter(one::equals).isEmpty())
                .map(WorkflowSeen::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }
}
