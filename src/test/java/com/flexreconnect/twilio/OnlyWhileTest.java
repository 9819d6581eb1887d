package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OnlyWhileTest {

    @Test
    void nothing_is_sent_once_somebody_else_may_be_at_it() {
        try (var twilio = new StubTwilio()) {
            twilio.always(request -> Answer.ok(
                    "{\"sid\":\"%s\",\"friendly_name\":\"agent-a\",\"available\":true,\"activity_name\":\"Available\"}"
                            .formatted(Given.WORKER)));
            var workers = new Workers(Given.line(twilio));
            var ours = new AtomicBoolean(true);
            assertThatThrownBy(() -> OnlyWhile.isOurs(ours::get, () -> {
                        workers.fetch(Given.WORKER);
                        ours.set(false);
                        return workers.fetch(Given.WORKER);
                    }))
                    .isInstanceOf(OnlyWhile.TakenOver.class);
            assertThat(twilio.heard()).as("the first of two").hasSize(1);
        }
    }
}
