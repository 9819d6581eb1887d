package com.flexreconnect.recovery;

import com.flexreconnect.sid.TaskSid;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The newest attributes that we have seen of each task, so that a recovery need not ask Twilio first. */
@Component
public class KnownAttributes {

    /**
     * @param attributes JSON text; ignored when it is not a JSON object
     * @param seen when they were true; older sightings are ignored
     */
    @Transactional
    public void remember(TaskSid task, String attributes, Instant seen) {}

    public Optional<String> of(TaskSid task) {
        return Optional.empty();
    }
}
