package com.flexreconnect.recovery;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that a recovery heard, in order, also what changed nothing. */
@Component
class History {

    private final JdbcClient jdbc;
    private final Clock clock;

    History(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void append(UUID recovery, Object event, Transition step) {
        jdbc.sql("insert into recovery_history (recovery_id, at, event, phase, effects) values (?, ?, ?, ?, ?)")
                .params(
                        recovery,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        event.toString(),
                        Phase.of(step.next().stage()),
                        step.effects().toString())
                .update();
    }
}
