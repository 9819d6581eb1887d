package com.flexreconnect.twilio;

import com.flexreconnect.sid.WorkerSid;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import org.springframework.stereotype.Component;

/** TaskRouter's workers. Each method is one request and throws {@link TwilioFailure}. */
@Component
public class Workers {

    private final Line line;
    private final String workspace;

    Workers(Line line) {
        this.line = line;
        this.workspace = line.settings().workspace().value();
    }

    public WorkerSeen fetch(WorkerSid worker) {
        var found = line.ask(twilio -> Worker.fetcher(workspace, worker.value()).fetch(twilio));
        return new WorkerSeen(
                worker,
                Text.of(found.getFriendlyName()),
                Boolean.TRUE.equals(found.getAvailable()),
                Text.of(found.getActivityName()));
    }
}
