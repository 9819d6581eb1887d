package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void a_worker_is_shown_as_it_is() {
        try (var twilio = new StubTwilio()) {
            twilio.next(Answer.ok(
                    "{\"sid\":\"%s\",\"friendly_name\":\"agent-a\",\"available\":true,\"activity_name\":\"Available\"}"
                            .formatted(Given.WORKER)));
            assertThat(new Workers(Given.line(twilio)).fetch(Given.WORKER))
                    .isEqualTo(new WorkerSeen(Given.WORKER, "agent-a", true, "Available"));
        }
    }
}
