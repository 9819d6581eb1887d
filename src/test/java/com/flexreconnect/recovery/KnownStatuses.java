package com.flexreconnect.recovery;

import com.flexreconnect.sid.TaskSid;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Recoveries that a test has written. */
@SuppressWarnings("NullAway")
public class KnownStatuses extends RecoveryStatuses {
    public final Map<TaskSid, RecoveryStatus> known = new ConcurrentHashMap<>();

    public KnownStatuses() {
        super(null, null);
    }

    @Override
    public Optional<RecoveryStatus> ofDisconnectedTask(TaskSid task) {
        return Optional.ofNullable(known.get(task));
    }
}
