package com.flexreconnect.webhook;

import com.flexreconnect.telemetry.Buckets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;

/**
 * {@code flexreconnect.webhooks}: requests at Twilio's doors and what became of them. All exist from the start, so that the
 * first refusal is seen as a change.
 */
final class CountRequests {

    /** What somebody at a door was answered. */
    enum Result {
        TAKEN,
        /** 403: not signed, or not as Twilio would. */
        SIGNATURE,
        /** 403: the body is not what was signed. */
        BODY_HASH,
        /** Another 4xx. */
        MALFORMED,
        /** 503: Twilio is to send it again. */
        NOT_STORED,
        FAILED;

        static Result of(String refusal) {
            return switch (refusal) {
                case "signature_missing", "signature_invalid" -> SIGNATURE;
                case "body_hash_missing", "body_hash_mismatch" -> BODY_HASH;
                default -> MALFORMED;
            };
        }

        static Result of(int status) {
            return status < 400 ? TAKEN : status < 500 ? MALFORMED : status == 503 ? NOT_STORED : FAILED;
        }
    }

    private final Map<Door, Map<Result, Timer>> timers = new EnumMap<>(Door.class);

    CountRequests(ObjectProvider<MeterRegistry> meters) {
        var registry = meters.getIfAvailable(SimpleMeterRegistry::new);
        for (var door : Door.values()) {
            var each = new EnumMap<Result, Timer>(Result.class);
            for (var result : Result.values()) each.put(result, timer(registry, door, result));
            timers.put(door, each);
        }
    }

    void answered(Door door, Result result, long nanos) {
        var each = timers.getOrDefault(door, Map.of()).get(result);
        if (each != null) each.record(nanos, TimeUnit.NANOSECONDS);
    }

    private static Timer timer(MeterRegistry meters, Door door, Result result) {
        return Buckets.WEBHOOK
                .timer("flexreconnect.webhooks")
                .tag("door", door.name().toLowerCase(Locale.ROOT))
                .tag("result", result.name())
                .register(meters);
    }
}
