package com.flexreconnect.recovery;

import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.stored.Once;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The newest attributes that we have seen of each call's task, so that a recovery need not ask Twilio first. */
@Component
public class KnownAttributes {

    private static final String REMEMBER = "insert into known_attributes (task_sid, attributes, seen_at, first_seen_at)"
            + " values (?, ?, ?, ?) on conflict (task_sid) do update set attributes = excluded.attributes, seen_at = excluded.seen_at"
            + " where known_attributes.seen_at <= excluded.seen_at";

    private final JdbcClient jdbc;

    KnownAttributes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param attributes JSON text; ignored when it is not a JSON object with something in it
     * @param seen when they were true; older sightings are ignored
     */
    @Transactional
    public void remember(TaskSid task, String attributes, Instant seen) {
        if (!isObject(attributes)) return;
        jdbc.sql(REMEMBER)
                .params(task.value(), attributes, seen.atOffset(ZoneOffset.UTC), seen.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The same in the round trip that says whether this is heard for the first time. */
    boolean rememberOnce(TaskSid task, String attributes, Instant seen, Once once) {
        if (!isObject(attributes)) return once.isFirst();
        return once.ask(
                        REMEMBER + " returning task_sid",
                        (row, _) -> row.getString(1),
                        task.value(),
                        attributes,
                        seen.atOffset(ZoneOffset.UTC),
                        seen.atOffset(ZoneOffset.UTC))
                .isPresent();
    }

    public Optional<String> of(TaskSid task) {
        return jdbc.sql("select attributes from known_attributes where task_sid = ?")
                .param(task.value())
                .query(String.class)
                .optional();
    }

    private static boolean isObject(String text) {
        try {
            var tree = JsonMapper.shared().readTree(text);
            return tree.isObject() && !tree.isEmpty();
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
