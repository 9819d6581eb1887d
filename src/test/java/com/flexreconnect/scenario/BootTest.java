package com.flexreconnect.scenario;

import com.flexreconnect.FlexReconnect;
import com.flexreconnect.conference.*;
import com.flexreconnect.conference.ConferenceEvent.*;
import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.recovery.*;
import com.flexreconnect.sid.*;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

class BootTest {
    static String sid(String p, int n) {
        return p + String.format("%032x", n);
    }

    @Test
    void boots() throws Exception {
        var app = new SpringApplicationBuilder(FlexReconnect.class)
                .run(Map.of(
                                "spring.datasource.url",
                                EmbeddedDatabase.freshJdbcUrl(),
                                "server.port",
                                "0",
                                "TWILIO_ACCOUNT_SID",
                                sid("AC", 1),
                                "TWILIO_AUTH_TOKEN",
                                "0123456789abcdef0123456789abcdef",
                                "TWILIO_WORKSPACE_SID",
                                sid("WS", 1),
                                "TWILIO_RECOVERY_PING_WORKFLOW_SID",
                                sid("WW", 2),
                                "TWILIO_BASE_URL",
                                "http://127.0.0.1:1",
                                "PUBLIC_BASE_URL",
                                "http://127.0.0.1:8080")
                        .entrySet()
                        .stream()
                        .map(e -> "--" + e.getKey() + "=" + e.getValue())
                        .toArray(String[]::new));
        try (app) {
            var hear = app.getBean(HearConference.class);
            var cf = new ConferenceSid(sid("CF", 1));
            var task = new TaskSid(sid("WT", 1));
            var agent = new Agent(
                    new WorkerSid(sid("WK", 1)),
                    "ada",
                    task,
                    new WorkflowSid(sid("WW", 1)),
                    new ReservationSid(sid("WR", 1)));
            var a = new CallSid(sid("CA", 1));
            var c = new CallSid(sid("CA", 2));
            app.getBean(KnownAttributes.class).remember(task, "{\"a\":1}", java.time.Instant.now());
            hear.hear(cf, Optional.of(task), new Joined(c, 1, true, false));
            hear.hear(cf, Optional.of(task), new Joined(a, 2, true, false));
            hear.hear(cf, Optional.of(task), new Registered(agent, a, Optional.of(c)));
            hear.hear(cf, Optional.of(task), new Left(a, 3, Departure.HUNG_UP));
            Thread.sleep(3000);
            var jdbc = app.getBean(JdbcClient.class);
            for (var t : List.of("conference", "recovery", "recovery_history", "effect", "scheduled_tasks"))
                jdbc.sql("select * from " + t).query().listOfRows().forEach(r -> System.out.println(t + " " + r));
        }
    }
}
