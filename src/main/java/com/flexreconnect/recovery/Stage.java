package com.flexreconnect.recovery;

import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import java.util.Optional;

/** Where a recovery stands. Each stage is named for what the caller is waiting for. */
public sealed interface Stage {

    /** A stage that waits for an answer, and has patience for a bounded time only. */
    sealed interface Open extends Stage {}

    /** For news of a hang-up still on its way. {@code certain}: the callback already said how the agent left. */
    record Suspected(boolean certain) implements Open {}

    /** Is the conference alive with the customer in it and no agent? */
    record Verifying() implements Open {}

    /** Is the agent back? {@code looked}: the ping task itself was asked, as nobody told. */
    record Pinging(boolean looked) implements Open {}

    /** Will the conference outlive the customer's leaving it? */
    record KeepingOthers(Target target) implements Open {}

    /** Is the customer in a queue? {@code attempt} counts from 1; {@code looked}: Twilio was asked where the call is. */
    record Enqueueing(Target target, int attempt, boolean looked) implements Open {}

    /** Has a worker accepted? {@code round} counts the times that patience ended here. */
    record Waiting(Target target, TaskSid reconnect, int attempt, int round) implements Open {}

    /** Are the two in one conference? */
    record Reconnecting(Target target, Optional<WorkerSid> worker, TaskSid reconnect, int attempt, int round)
            implements Open {}

    /** Have the third parties followed? */
    record Moving(Outcome outcome, TaskSid reconnect) implements Open {}

    record Closed(Outcome outcome) implements Stage {}
}
