package com.flexreconnect.recovery;

import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.stored.Hearing;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The newest attributes that we have seen of each call's task, so that a recovery need not ask Twilio first. */
@Component
public class KnownAttributes {

    private static final String REMEMBER = "insert into known_attributes (task_sid, attributes, seen_at, first_seen_at)"
            + " values (?, ?, ?, ?) on conflict (task_sid) do update set attributes = excluded.attributes, seen_at = excluded.seen_at"
            + " where known_attributes.seen_at <= excluded.seen_at";

    private final JdbcOperations rows;
    private final JdbcClient jdbc;

    KnownAttributes(JdbcOperations rows) {
        this.rows = rows;
        this.jdbc = JdbcClient.create(rows);
    }

    /**
     * @param attributes JSON text; ignored when it is not a JSON object with something in it
     * @param seen when they were true; older sightings are ignored
     */
    public void remember(TaskSid task, String attributes, Instant seen) {
        var hearing = Hearing.amongOthers(rows);
        remember(task, attributes, seen, hearing);
        hearing.send();
    }

    /**
     * The same where they are told with something else.
     *
     * @param hearing in which they were told; they are written with what it sends next
     */
    public void remember(TaskSid task, String attributes, Instant seen, Hearing hearing) {
        if (isObject(attributes))
            hearing.change(
                    REMEMBER, task.value(), attributes, seen.atOffset(ZoneOffset.UTC), seen.atOffset(ZoneOffset.UTC));
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
