package com.flexreconnect.provisioning;

import com.flexreconnect.sid.WorkspaceSid;
import com.flexreconnect.twilio.QueueSeen;
import com.flexreconnect.twilio.SinkSeen;
import com.flexreconnect.twilio.SubscriptionSeen;
import com.flexreconnect.twilio.WorkflowSeen;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the account is like. */
record Actual(
        WorkspaceSid workspace,
        List<QueueSeen> queues,
        List<WorkflowSeen> workflows,
        List<SinkSeen> sinks,
        List<SubscriptionSeen> subscriptions) {

    Actual {
        queues = List.copyOf(queues);
        workflows = List.copyOf(workflows);
        sinks = List.copyOf(sinks);
        subscriptions = List.copyOf(subscriptions);
    }

    Actual with(QueueSeen made) {
        return new Actual(workspace, and(queues, made), workflows, sinks, subscriptions);
    }

    /** In place of the one with that SID, where there was one. */
    Actual with(WorkflowSeen made) {
        var others = workflows.stream()
                .filter(one -> !one.workflow().equals(made.workflow()))
                .toList();
        return new Actual(workspace, queues, and(others, made), sinks, subscriptions);
    }

    Actual with(SinkSeen made) {
        return new Actual(workspace, queues, workflows, and(sinks, made), subscriptions);
    }

    Actual with(SubscriptionSeen made) {
        var others = subscriptions.stream()
                .filter(one -> !one.subscription().equals(made.subscription()))
                .toList();
        return new Actual(workspace, queues, workflows, sinks, and(others, made));
    }

    List<QueueSeen> queuesCalled(String nameOrSid) {
        return queues.stream()
                .filter(one ->
                        one.name().equals(nameOrSid) || one.queue().value().equals(nameOrSid))
                .toList();
    }

    List<WorkflowSeen> workflowsCalled(String nameOrSid) {
        return workflows.stream()
                .filter(one ->
                        one.name().equals(nameOrSid) || one.workflow().value().equals(nameOrSid))
                .toList();
    }

    /** The workflow for pings; empty when there is none, or several of that name. */
    Optional<WorkflowSeen> ping(Desired desired) {
        var found = workflowsCalled(desired.pingWorkflow().map(Object::toString).orElseGet(desired::pingName));
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The sink that sends to us, one with a subscription before others. */
    Optional<SinkSeen> sink(Desired desired) {
        var ours = sinks.stream().filter(desired::isOurs).toList();
        return ours.stream()
                .filter(sink -> subscription(sink).isPresent())
                .findFirst()
                .or(() -> ours.stream().findFirst());
    }

    Optional<SubscriptionSeen> subscription(SinkSeen sink) {
        return subscriptions.stream()
                .filter(one -> one.sink().equals(sink.sink()))
                .findFirst();
    }

    private static <T> List<T> and(List<T> some, T one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }
}
