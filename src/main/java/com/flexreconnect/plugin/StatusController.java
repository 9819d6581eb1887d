package com.flexreconnect.plugin;

import com.flexreconnect.conference.Rosters;
import com.flexreconnect.recovery.RecoveryStatus;
import com.flexreconnect.recovery.RecoveryStatuses;
import com.flexreconnect.sid.Sid;
import com.flexreconnect.sid.TaskSid;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The plugin asks how things stand. */
@RestController
class StatusController {
    private final ReadCaller callers;
    private final Permits permits;
    private final RecoveryStatuses recoveries;
    private final Rosters rosters;

    StatusController(ReadCaller callers, Permits permits, RecoveryStatuses recoveries, Rosters rosters) {
        this.callers = callers;
        this.permits = permits;
        this.recoveries = recoveries;
        this.rosters = rosters;
    }

    record RecoveryAnswer(int status, @Nullable Recovery recovery) {}

    record Recovery(
            String phase,
            @Nullable String outcome,
            String disconnectedTime,
            @Nullable String reconnectTaskSid,
            @Nullable String target) {}

    record ConferenceAnswer(int status, @Nullable Conference conference) {}

    record Conference(
            String conferenceSid,
            @Nullable String customerCallSid,
            @Nullable String workerCallSid) {}

    /** A recovery of somebody else's call is none of the caller's business: as good as no recovery. */
    @PostMapping("/flex/recovery-status")
    RecoveryAnswer recovery(HttpServletRequest request, Fields fields) {
        var caller = callers.from(request, fields);
        return new RecoveryAnswer(
                200,
                recoveries
                        .ofDisconnectedTask(fields.sid("taskSid", TaskSid::new))
                        .filter(status -> caller.mayActForOthers() || caller.is(status.lostWorker()))
                        .map(StatusController::recovery)
                        .orElse(null));
    }

    /** Asked before the worker is registered, so a reservation of the task is enough to be told. */
    @PostMapping("/flex/conference-of-task")
    ConferenceAnswer conference(HttpServletRequest request, Fields fields) {
        var caller = callers.from(request, fields);
        var task = fields.sid("taskSid", TaskSid::new);
        return new ConferenceAnswer(
                200,
                rosters.ofTask(task)
                        .filter(room ->
                                AnswerTwilioFailure.passingOn(() -> permits.mayKnow(caller, task, room.conference())))
                        .map(StatusController::conference)
                        .orElse(null));
    }

    private static Recovery recovery(RecoveryStatus status) {
        return new Recovery(
                status.phase(),
                status.outcome().orElse(null),
                status.disconnectedTime().toString(),
                text(status.reconnectTask()),
                status.target().orElse(null));
    }

    private static Conference conference(Rosters.Room room) {
        return new Conference(room.conference().value(), text(room.customer()), text(room.worker()));
    }

    private static @Nullable String text(Optional<? extends Sid> sid) {
        return sid.<String>map(Sid::value).orElse(null);
    }
}
