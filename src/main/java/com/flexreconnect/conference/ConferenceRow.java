package com.flexreconnect.conference;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A conference as it is kept, to look things up in. {@link JudgeConference} writes it. */
@Entity
@Immutable
@Table(name = "conference")
class ConferenceRow {

    @Id
    private String conferenceSid;

    private @Nullable String taskSid;

    private String roster;

    private boolean ended;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected ConferenceRow() {}

    String roster() {
        return roster;
    }
}
