package com.flexreconnect.load;

import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.telemetry.Buckets;
import com.flexreconnect.telemetry.Field;
import com.flexreconnect.telemetry.Steps;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What a webhook does only so that it can be watched: two steps, four fields, two times. With the service's own parts. */
final class Watching {

    private static final int TIMES = 200_000;

    private final Steps steps;
    private final Timer request;
    private final Timer letter;

    Watching(RunningService service) {
        var meters = service.bean(MeterRegistry.class);
        steps = service.bean(Steps.class);
        request = Buckets.WEBHOOK.timer("test.request").register(meters);
        letter = Buckets.WEBHOOK.timer("test.letter").register(meters);
    }

    /** CPU time for one webhook, once warm. */
    Duration cost() {
        measure();
        return measure().dividedBy(TIMES);
    }

    private Duration measure() {
        var threads = ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadCpuTime();
        for (var i = 0; i < TIMES; i++) once();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
    }

    private void once() {
        var came = System.nanoTime();
        try (var webhook = steps.webhook("POST /conference-status-handler")) {
            try (var part = steps.part("participant-modify")) {
                part.with(Field.CONFERENCE, "CF00000000000000000000000000000001")
                        .with(Field.TASK, "WT00000000000000000000000000000001")
                        .with(Field.RESULT, "NEW");
                letter.record(System.nanoTime() - came, TimeUnit.NANOSECONDS);
            }
            webhook.with(Field.STATUS, "200");
        }
        request.record(System.nanoTime() - came, TimeUnit.NANOSECONDS);
    }
}
