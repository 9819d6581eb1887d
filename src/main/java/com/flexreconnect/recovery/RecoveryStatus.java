package com.flexreconnect.recovery;

import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import java.time.Instant;
import java.util.Optional;

/**
 * What the plugin may know of a recovery, to tell its agent the truth.
 *
 * @param phase the state's name in upper case, for example {@code PINGING}
 * @param outcome empty while the recovery is open
 * @param target {@code SAME_WORKER} or {@code ANY_WORKER} once the caller was sent to a queue
 */
public record RecoveryStatus(
        WorkerSid lostWorker,
        String phase,
        Optional<String> outcome,
        Instant disconnectedTime,
        Optional<TaskSid> reconnectTask,
        Optional<String> target) {}
