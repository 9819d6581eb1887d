package com.flexreconnect.provisioning;

import com.flexreconnect.provisioning.Backup.Changed;
import com.flexreconnect.provisioning.Backup.Created;
import com.flexreconnect.sid.QueueSid;
import com.flexreconnect.sid.SinkSid;
import com.flexreconnect.sid.SubscriptionSid;
import com.flexreconnect.sid.WorkflowSid;
import com.flexreconnect.sid.WorkspaceSid;
import com.flexreconnect.twilio.EventSetup;
import com.flexreconnect.twilio.RoutingSetup;
import com.flexreconnect.twilio.TwilioFailure;
import java.util.Locale;

/** Puts back what an apply changed, and takes away what it made. What others changed since is left alone. */
final class Undo {

    private final Terminal terminal;
    private final Asking asking;
    private final RoutingSetup routing;
    private final EventSetup events;
    private final Backup backup;

    /** @throws Trouble when the backup is of another workspace */
    Undo(Terminal terminal, Account account, WorkspaceSid workspace, Backup backup) {
        if (!backup.content().workspace().equals(workspace.value()))
            throw new Trouble("The backup %s is of another workspace: %s."
                    .formatted(backup.file(), backup.content().workspace()));
        this.terminal = terminal;
        this.asking = account.asking();
        this.routing = account.setup().routing(workspace);
        this.events = account.setup().events();
        this.backup = backup;
    }

    /** What would be undone. */
    void show() {
        terminal.say("Backup: " + backup.file());
        backup.content().changed().forEach(one -> terminal.say(Mark.CHANGE, name(one) + " as it was"));
        backup.content().created().reversed().forEach(one -> terminal.say(Mark.REMOVE, name(one)));
        terminal.blank();
    }

    /** @return whether all is as it was */
    boolean perform() {
        var all = true;
        for (var changed : backup.content().changed().reversed()) all &= restore(changed);
        for (var created : backup.content().created().reversed())
            terminal.say(Mark.GOOD, name(created) + (remove(created) ? ": removed" : ": was removed already"));
        return all;
    }

    private boolean restore(Changed changed) {
        var workflow = new WorkflowSid(changed.workflow());
        var now = asking.find("read the workflow " + changed.name(), () -> routing.workflow(workflow))
                .map(found -> found.configuration())
                .orElse("");
        if (Same.json(now, changed.before())) {
            terminal.say(Mark.GOOD, name(changed) + ": was so already");
            return true;
        }
        if (!Same.json(now, changed.after())) {
            terminal.say(Mark.WRONG, name(changed) + ": changed by somebody else since, so it is left alone.");
            terminal.more("The backup has the old text.");
            return false;
        }
        asking.write(
                "restore the workflow " + changed.name(), () -> routing.changeWorkflow(workflow, changed.before()));
        terminal.say(Mark.GOOD, name(changed) + ": restored");
        return true;
    }

    private boolean remove(Created created) {
        return asking.write("remove the " + name(created), () -> {
            try {
                delete(created);
                return true;
            } catch (TwilioFailure.Gone already) {
                return false;
            }
        });
    }

    private void delete(Created created) {
        switch (created.kind()) {
            case QUEUE -> routing.deleteQueue(new QueueSid(created.sid()));
            case WORKFLOW -> routing.deleteWorkflow(new WorkflowSid(created.sid()));
            case SINK -> events.deleteSink(new SinkSid(created.sid()));
            case SUBSCRIPTION -> events.deleteSubscription(new SubscriptionSid(created.sid()));
        }
    }

    private static String name(Changed changed) {
        return "workflow \"%s\"".formatted(changed.name());
    }

    private static String name(Created created) {
        return "%s \"%s\" (%s)"
                .formatted(created.kind().name().toLowerCase(Locale.ROOT), created.name(), created.sid());
    }
}
