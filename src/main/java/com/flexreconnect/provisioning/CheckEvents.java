package com.flexreconnect.provisioning;

import com.flexreconnect.twilio.SinkSeen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is right and wrong in what Event Streams sends. Knows nothing but what was read. */
record CheckEvents(Desired desired, Actual actual) {

    private static final String APPLY = "Run apply.";

    List<Finding> sinks() {
        var sink = actual.sink(desired);
        var findings = new ArrayList<Finding>();
        if (sink.isEmpty()) findings.add(Finding.wrong("No sink sends to " + desired.destination() + ".", APPLY));
        else findings.addAll(sink(sink.get()));
        strays(sink.orElse(null)).forEach(findings::add);
        return findings;
    }

    private List<Finding> sink(SinkSeen sink) {
        var missing = new ArrayList<>(desired.types());
        actual.subscription(sink).ifPresent(subscription -> missing.removeAll(subscription.types()));
        return List.of(
                Finding.when(
                        sink.status().equals("active"),
                        "The sink %s is active and sends to the service.".formatted(sink.sink()),
                        "The sink %s is %s.".formatted(sink.sink(), sink.status()),
                        "Remove it in the Console (Event Streams) and run apply."),
                Finding.when(
                        missing.isEmpty(),
                        "It is sent all %d event types that the service handles."
                                .formatted(desired.types().size()),
                        "It is not sent: " + String.join(", ", missing) + ".",
                        APPLY));
    }

    private List<Finding> strays(@Nullable SinkSeen used) {
        return actual.sinks().stream()
                .filter(sink -> !sink.equals(used))
                .filter(sink -> sink.description().equals(desired.eventsName())
                        || sink.destination().equals(desired.destination().toString()))
                .map(sink -> Finding.note(
                        "Another sink is ours by its name or destination: %s, %s, %s."
                                .formatted(sink.sink(), sink.destination(), sink.status()),
                        "Remove it in the Console (Event Streams) if nothing else needs it."))
                .toList();
    }
}
