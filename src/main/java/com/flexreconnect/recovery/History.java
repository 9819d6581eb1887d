package com.flexreconnect.recovery;

import com.flexreconnect.stored.StoredJson;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that a recovery heard, in order, also what changed nothing. */
@Component
class History {

    private final JdbcClient jdbc;
    private final StoredJson json;
    private final Clock clock;

    History(JdbcClient jdbc, StoredJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void append(UUID recovery, Object event, Transition step) {
        jdbc.sql("insert into recovery_history (recovery_id, at, event, phase, effects, told)"
                        + " values (?, ?, ?, ?, ?, cast(? as jsonb))")
                .params(Arrays.asList(
                        recovery,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        event.toString(),
                        Phase.of(step.next().stage()),
                        step.effects().toString(),
                        event instanceof RecoveryEvent ? json.write(event) : null))
                .update();
    }
}
