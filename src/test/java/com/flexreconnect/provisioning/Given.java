package com.flexreconnect.provisioning;

import com.flexreconnect.sid.QueueSid;
import com.flexreconnect.sid.SinkSid;
import com.flexreconnect.sid.SubscriptionSid;
import com.flexreconnect.sid.WorkflowSid;
import com.flexreconnect.sid.WorkspaceSid;
import com.flexreconnect.twilio.QueueSeen;
import com.flexreconnect.twilio.SinkSeen;
import com.flexreconnect.twilio.SubscriptionSeen;
import com.flexreconnect.twilio.TaskRouterEvent;
import com.flexreconnect.twilio.WorkflowSeen;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Accounts that may be found. */
final class Given {
    private Given() {}

    static final QueueSeen EVERYONE = queue(1, "Everyone");
    static final QueueSeen PINGS = queue(2, "Recovery Ping");
    static final String VOICE = "Assign to Anyone";
    static final ReconnectFilters FILTERS = new ReconnectFilters(EVERYONE.queue(), Duration.ofSeconds(60));
    static final String OTHERS = """
            {"task_routing": {"filters": [{"filter_friendly_name": "English", "expression": "lang == 'en'",
              "targets": [{"queue": "%s", "priority": "5"}]}], "default_filter": {"queue": "%1$s"}}}""".formatted(EVERYONE.queue());

    static Desired desired() {
        return desired(Optional.empty(), Optional.empty());
    }

    static Desired desired(Optional<String> environment, Optional<WorkflowSid> ping) {
        return new Desired(
                environment,
                URI.create("https://reconnect.example.com"),
                ping,
                List.of(VOICE),
                "Everyone",
                Duration.ofSeconds(60));
    }

    static Actual empty() {
        return new Actual(
                new WorkspaceSid(sid("WS", 1)),
                List.of(EVERYONE),
                List.of(workflow(1, VOICE, OTHERS)),
                List.of(),
                List.of());
    }

    static QueueSeen queue(int number, String name) {
        return new QueueSeen(new QueueSid(sid("WQ", number)), name, "1==1");
    }

    static WorkflowSeen workflow(int number, String name, String configuration) {
        return new WorkflowSeen(new WorkflowSid(sid("WW", number)), name, configuration);
    }

    static SinkSeen sink(int number, String destination, String status) {
        return new SinkSeen(
                new SinkSid(sid("DG", number)), "Flex Reconnect", "webhook", status, destination, "POST", true);
    }

    static SubscriptionSeen subscription(int number, SinkSeen sink, int types) {
        return new SubscriptionSeen(
                new SubscriptionSid(sid("DF", number)),
                sink.sink(),
                "Flex Reconnect",
                TaskRouterEvent.types().subList(0, types));
    }

    static String sid(String prefix, int number) {
        return prefix + "%032d".formatted(number);
    }
}
