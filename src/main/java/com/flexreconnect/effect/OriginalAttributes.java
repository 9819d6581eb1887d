package com.flexreconnect.effect;

import com.flexreconnect.recovery.KnownAttributes;
import com.flexreconnect.recovery.RecoveryFile;
import com.flexreconnect.twilio.Tasks;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The disconnected task's attributes: the newest that we have seen, or Twilio's when we have seen none. */
@Component
class OriginalAttributes {

    private final KnownAttributes known;
    private final Tasks tasks;
    private final Clock clock;

    OriginalAttributes(KnownAttributes known, Tasks tasks, Clock clock) {
        this.known = known;
        this.tasks = tasks;
        this.clock = clock;
    }

    String of(RecoveryFile file) {
        var task = file.recovery().lost().agent().task();
        return known.of(task).orElseGet(() -> {
            var attributes = tasks.fetch(task).attributes();
            known.remember(task, attributes, clock.instant());
            return attributes;
        });
    }
}
