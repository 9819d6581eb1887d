package com.flexreconnect.twilio;

import com.flexreconnect.telemetry.Buckets;
import com.twilio.http.Request;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * {@code flexreconnect.twilio.requests}: each request by the shape of its address and the answer's status.
 * {@code flexreconnect.twilio.queue}: how long requests of each family waited for their turn, those that gave up included.
 */
final class CountRequests {

    /** Statuses that mean something to us; of others the class is enough, so that nobody can make up time series. */
    private static final Set<Integer> TOLD_APART = Set.of(200, 201, 204, 400, 401, 403, 404, 409, 412, 429, 500, 503);

    private static final Pattern SID = Pattern.compile("/([A-Z]{2})[0-9a-fA-F]{32}");

    private final Map<Answered, Timer> requests = new ConcurrentHashMap<>();
    private final Map<Family, Timer> queues = new EnumMap<>(Family.class);
    private final MeterRegistry meters;

    CountRequests(MeterRegistry meters) {
        this.meters = meters;
        for (var family : Family.values())
            queues.put(
                    family,
                    Buckets.REQUEST
                            .timer("flexreconnect.twilio.queue")
                            .tag("family", family.name().toLowerCase(Locale.ROOT))
                            .register(meters));
    }

    /** The path with its SIDs cut down to their kind, and never the query: both may tell who called. */
    static String endpoint(Request request) {
        var path = URI.create(request.getUrl()).getPath();
        return request.getMethod() + " " + SID.matcher(path).replaceAll("/$1");
    }

    /** @param status 0 when no answer came */
    void answered(String endpoint, int status, Duration took) {
        requests.computeIfAbsent(new Answered(endpoint, inWords(status)), this::timer)
                .record(took);
    }

    void waited(Family family, long nanos) {
        var queue = queues.get(family);
        if (queue != null) queue.record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Answered answered) {
        return Buckets.REQUEST
                .timer("flexreconnect.twilio.requests")
                .tag("endpoint", answered.endpoint())
                .tag("status", answered.status())
                .register(meters);
    }

    private static String inWords(int status) {
        if (status == 0) return "none";
        return TOLD_APART.contains(status) ? String.valueOf(status) : status / 100 + "xx";
    }

    private record Answered(String endpoint, String status) {}
}
