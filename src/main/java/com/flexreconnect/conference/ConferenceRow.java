package com.flexreconnect.conference;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A conference as it is kept: its roster is one value, written as a whole. */
@Entity
@Table(name = "conference")
class ConferenceRow {

    @Id
    private String conferenceSid;

    private @Nullable String taskSid;

    @ColumnTransformer(write = "?::jsonb")
    private String roster;

    private boolean ended;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected ConferenceRow() {}

    String roster() {
        return roster;
    }

    void become(Conference next, String json, Instant now) {
        taskSid = next.task().map(task -> task.value()).orElse(null);
        roster = json;
        ended = next.ended();
        updatedAt = now;
    }
}
