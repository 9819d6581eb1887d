package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect.CancelPing;
import com.flexreconnect.recovery.Effect.CompletePing;
import com.flexreconnect.recovery.RecoveryEvent;
import com.flexreconnect.recovery.RecoveryEvent.PingAccepted;
import com.flexreconnect.recovery.RecoveryEvent.PingCreated;
import com.flexreconnect.recovery.RecoveryEvent.PingOver;
import com.flexreconnect.recovery.RecoveryFile;
import com.flexreconnect.settings.Settings;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.twilio.NewTask;
import com.flexreconnect.twilio.Tasks;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The task that finds out whether the agent is back. */
@Component
class WithThePing {

    /** Above everything a contact centre would set itself, so that nothing else takes the agent's first breath. */
    static final int PRIORITY = 1000;

    private final NeverTwice never;
    private final Tasks tasks;
    private final Settings settings;
    private final OriginalAttributes originals;

    WithThePing(NeverTwice never, Tasks tasks, Settings settings, OriginalAttributes originals) {
        this.never = never;
        this.tasks = tasks;
        this.settings = settings;
        this.originals = originals;
    }

    News create(Job job) {
        var file = job.recovery();
        return News.of(new PingCreated(never.unless(job, () -> find(file), () -> create(file))));
    }

    private TaskSid create(RecoveryFile file) {
        var attributes = TaskAttributes.ping(originals.of(file), file);
        return tasks.create(
                new NewTask(settings.pingWorkflow(), attributes, PRIORITY, settings.pingTimeout(), Optional.empty()));
    }

    private Optional<TaskSid> find(RecoveryFile file) {
        return tasks.withAttribute(TaskAttributes.PING_OF, file.id().toString());
    }

    News cancel(CancelPing asked) {
        tasks.cancel(asked.ping(), "Flex Reconnect: no longer needed");
        return News.none();
    }

    News complete(CompletePing asked) {
        tasks.complete(asked.ping(), "Flex Reconnect: the agent is back");
        return News.none();
    }

    /** Nobody told: ask the task itself. Says nothing while it is still being offered. */
    News look(RecoveryFile file) {
        var ping = file.recovery().ping().or(() -> find(file));
        return ping.flatMap(this::standing).map(News::of).orElse(News.none());
    }

    private Optional<RecoveryEvent> standing(TaskSid ping) {
        return switch (tasks.fetch(ping).status()) {
            case "assigned", "wrapping", "completed" -> Optional.of(new PingAccepted(ping));
            case "canceled" -> Optional.of(new PingOver(ping));
            default -> Optional.empty();
        };
    }
}
