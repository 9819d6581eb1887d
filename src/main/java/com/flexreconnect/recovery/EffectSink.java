package com.flexreconnect.recovery;

import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where decided effects go, in the transaction that decided them. The same effect of one subject is done once. */
public interface EffectSink {

    /** @param lostAt when the caller lost their agent: whoever was lost first is served first */
    void enter(UUID recovery, Instant lostAt, Effect effect);

    void enter(ConferenceSid conference, Effect effect);

    /** Of a call whose conference nobody has told us. */
    void enter(TaskSid task, Effect effect);

    /**
     * Since when all for which this recovery's caller waits has been asked of Twilio.
     *
     * @return now, while something is still to be asked, and not for very long; empty when Twilio was not asked for anything
     */
    Optional<Instant> askedSince(UUID recovery);
}
