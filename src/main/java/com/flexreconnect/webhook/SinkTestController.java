package com.flexreconnect.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Tells {@code provision check}, which signs like Twilio, when a test event was last heard: by any instance. */
@RestController
class SinkTestController {

    private static final Duration LATELY = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    SinkTestController(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @GetMapping("/task-event-handler/last-test")
    Map<String, @Nullable String> lastTest(@RequestAttribute(SignedForm.NAME) SignedForm signed) {
        var since = clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC);
        var heard = jdbc.sql("select max(received_at) from inbox where received_at > ? and key like ?")
                .params(since, SinkTest.KEY + "%")
                .query(Timestamp.class)
                .optional();
        var answer = new LinkedHashMap<String, @Nullable String>();
        answer.put("heardAt", heard.map(at -> at.toInstant().toString()).orElse(null));
        return answer;
    }
}
