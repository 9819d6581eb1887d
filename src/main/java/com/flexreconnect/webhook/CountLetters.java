package com.flexreconnect.webhook;

import com.flexreconnect.conference.ConferenceEvent;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.telemetry.Buckets;
import com.flexreconnect.telemetry.Field;
import com.flexreconnect.telemetry.Step;
import com.flexreconnect.telemetry.Steps;
import com.flexreconnect.web.Refusal;
import com.flexreconnect.webhook.Inbox.Heard;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;

/**
 * {@code flexreconnect.letters}: what Twilio told us by kind, what became of it, and how long storing and judging took. What is
 * logged meanwhile says which call it is about.
 */
final class CountLetters {

    private final Map<Judged, Timer> timers = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final Steps steps;

    CountLetters(ObjectProvider<MeterRegistry> meters, ObjectProvider<Steps> steps) {
        this.steps = steps.getIfAvailable(Steps::withoutTraces);
        this.meters = meters.getIfAvailable(SimpleMeterRegistry::new);
    }

    void of(ConferenceNews news, Supplier<Heard> judging) {
        var kind = switch (news.event()) {
            case ConferenceEvent.Joined _ -> "participant-join";
            case ConferenceEvent.Left _ -> "participant-leave";
            case ConferenceEvent.Modified _ -> "participant-modify";
            case ConferenceEvent.Ended _ -> "conference-end";
            default -> "conference";
        };
        try (var step = steps.part(kind)) {
            step.with(Field.CONFERENCE, news.conference().value());
            news.task().map(TaskSid::value).ifPresent(task -> step.with(Field.TASK, task));
            of(kind, step, judging);
        }
    }

    void of(TaskNews news, Supplier<Heard> judging) {
        var kind = switch (news.news().kind()) {
            case RESERVATION_ACCEPTED -> "reservation.accepted";
            case RESERVATION_WRAPUP -> "reservation.wrapup";
            case TASK_CANCELED -> "task.canceled";
            case TASK_QUEUE_ENTERED -> "task-queue.entered";
            case TASK_TRANSFER_FAILED -> "task.transfer-failed";
        };
        try (var step = steps.part(kind)) {
            of(kind, step.with(Field.TASK, news.news().task().value()), judging);
        }
    }

    private void of(String kind, Step step, Supplier<Heard> judging) {
        var came = System.nanoTime();
        var result = "FAILED";
        try {
            result = judging.get().name();
        } catch (Refusal notStored) {
            result = "NOT_STORED";
            step.failed();
            throw notStored;
        } finally {
            step.with(Field.RESULT, result);
            timers.computeIfAbsent(new Judged(kind, result), this::timer)
                    .record(System.nanoTime() - came, TimeUnit.NANOSECONDS);
        }
    }

    private Timer timer(Judged judged) {
        return Buckets.WEBHOOK
                .timer("flexreconnect.letters")
                .tag("kind", judged.kind())
                .tag("result", judged.result())
                .register(meters);
    }

    private record Judged(String kind, String result) {}
}
