package com.flexreconnect.provisioning;

import com.flexreconnect.provisioning.Backup.Kind;
import com.flexreconnect.provisioning.Step.AddTypes;
import com.flexreconnect.provisioning.Step.CreatePingWorkflow;
import com.flexreconnect.provisioning.Step.CreateQueue;
import com.flexreconnect.provisioning.Step.CreateSink;
import com.flexreconnect.provisioning.Step.PutFiltersOnTop;
import com.flexreconnect.provisioning.Step.RepairPingWorkflow;
import com.flexreconnect.provisioning.Step.Subscribe;
import com.flexreconnect.sid.QueueSid;
import com.flexreconnect.twilio.AccountSetup;
import com.flexreconnect.twilio.EventSetup;
import com.flexreconnect.twilio.QueueSeen;
import com.flexreconnect.twilio.RoutingSetup;
import com.flexreconnect.twilio.SubscriptionSeen;
import com.flexreconnect.twilio.WorkflowSeen;
import java.util.ArrayList;

/** Does the steps of a plan, one after the other. Stopped anywhere, the next plan is for the rest. */
final class Apply {

    private final Asking asking;
    private final RoutingSetup routing;
    private final EventSetup events;
    private final Desired desired;
    private final Backup backup;
    private Actual actual;

    Apply(Asking asking, AccountSetup account, Desired desired, Actual actual, Backup backup) {
        this.asking = asking;
        this.routing = account.routing(actual.workspace());
        this.events = account.events();
        this.desired = desired;
        this.actual = actual;
        this.backup = backup;
    }

    /** The account after all that was done. */
    Actual actual() {
        return actual;
    }

    /** @throws Trouble when it was not done, or nobody knows */
    void step(Step step) {
        actual = switch (step) {
            case CreateQueue(var name) -> actual.with(createQueue(name));
            case CreatePingWorkflow(var name, var queue) -> actual.with(createWorkflow(name, queue));
            case RepairPingWorkflow repair ->
                actual.with(change(repair.before(), PingFilter.configuration(queue(repair.queue()))));
            case PutFiltersOnTop put ->
                actual.with(change(put.before(), put.after().text()));
            case CreateSink sink -> createSink(sink);
            case Subscribe subscribe -> actual.with(subscribe(subscribe));
            case AddTypes add -> actual.with(add(add));
        };
    }

    private QueueSeen createQueue(String name) {
        var made = asking.write("make the task queue " + name, () -> routing.createQueue(name, "1==1"));
        backup.created(Kind.QUEUE, made.queue().value(), name);
        return made;
    }

    private WorkflowSeen createWorkflow(String name, String queue) {
        var configuration = PingFilter.configuration(queue(queue));
        var made = asking.write("make the workflow " + name, () -> routing.createWorkflow(name, configuration));
        backup.created(Kind.WORKFLOW, made.workflow().value(), name);
        return made;
    }

    private Actual createSink(CreateSink sink) {
        var made = asking.write("make the sink", () -> events.createSink(sink.description(), sink.destination()));
        backup.created(Kind.SINK, made.sink().value(), sink.description());
        return actual.with(made);
    }

    private SubscriptionSeen subscribe(Subscribe subscribe) {
        var sink = actual.sink(desired)
                .orElseThrow(() -> new Trouble("Twilio has made a sink, but it does not send to "
                        + desired.destination() + ". Nothing is subscribed."));
        var made = asking.write(
                "subscribe to events", () -> events.subscribe(subscribe.description(), sink.sink(), subscribe.types()));
        backup.created(Kind.SUBSCRIPTION, made.subscription().value(), subscribe.description());
        return made;
    }

    private SubscriptionSeen add(AddTypes add) {
        var before = actual.subscriptions().stream()
                .filter(one -> one.subscription().equals(add.subscription()))
                .findFirst()
                .orElseThrow();
        var types = new ArrayList<>(before.types());
        for (var type : add.types()) {
            asking.write("subscribe to " + type, () -> {
                events.addType(add.subscription(), type);
                return type;
            });
            types.add(type);
        }
        return new SubscriptionSeen(before.subscription(), before.sink(), before.description(), types);
    }

    /** Looks right before it writes, as Twilio itself would let one writer overwrite the other. */
    private WorkflowSeen change(WorkflowSeen before, String configuration) {
        var now = asking.read("read the workflow " + before.name(), () -> routing.workflow(before.workflow()));
        if (!now.configuration().equals(before.configuration()))
            throw new Trouble(
                    "The workflow %s was changed by somebody else in the meantime. It stays as it is now: run plan"
                                    .formatted(before.name())
                            + " again.");
        backup.willBecome(before.workflow().value(), configuration);
        var after = asking.write(
                "change the workflow " + before.name(), () -> routing.changeWorkflow(before.workflow(), configuration));
        if (!Same.json(after.configuration(), configuration))
            throw new Trouble(
                    "Twilio has taken the change of the workflow %s, but shows another configuration. Compare it"
                                    .formatted(before.name())
                            + " with the backup " + backup.file() + ", or undo.");
        return after;
    }

    private QueueSid queue(String name) {
        return actual.queuesCalled(name).stream()
                .filter(queue -> MakePlan.isForEverybody(queue.targetWorkers()))
                .findFirst()
                .orElseThrow(() -> new Trouble("There is no task queue " + name + "."))
                .queue();
    }
}
