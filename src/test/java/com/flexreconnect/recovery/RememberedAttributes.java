package com.flexreconnect.recovery;

import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.stored.Hearing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Remembers in memory. */
@SuppressWarnings("NullAway")
public class RememberedAttributes extends KnownAttributes {
    public final Map<TaskSid, String> known = new ConcurrentHashMap<>();

    public RememberedAttributes() {
        super(new JdbcTemplate());
    }

    @Override
    public void remember(TaskSid task, String attributes, Instant seen) {
        known.put(task, attributes);
    }

    @Override
    public void remember(TaskSid task, String attributes, Instant seen, Hearing hearing) {
        known.put(task, attributes);
    }

    @Override
    public Optional<String> of(TaskSid task) {
        return Optional.ofNullable(known.get(task));
    }
}
