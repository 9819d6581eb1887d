package com.flexreconnect.effect;

import com.flexreconnect.effect.Ledger.Entry;
import com.flexreconnect.recovery.Effect;
import com.flexreconnect.recovery.RecoveryFile;
import com.flexreconnect.recovery.RecoveryStatuses;
import com.flexreconnect.twilio.Errand.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An effect with what is needed to perform it.
 *
 * @param file the recovery as it stands now; empty for an effect that belongs to a conference or a task
 * @param requests what this attempt has asked of Twilio so far
 */
record Job(Entry entry, Optional<RecoveryFile> file, List<Request> requests) {

    static Job of(Entry entry, RecoveryStatuses recoveries) {
        var ofCall = entry.subject().startsWith("CF") || entry.subject().startsWith("WT");
        return new Job(
                entry,
                ofCall ? Optional.empty() : recoveries.file(UUID.fromString(entry.subject())),
                new ArrayList<>());
    }

    /** One request to Twilio; {@code at}: when it was sent. */
    record Request(Instant at, Asked asked) {}

    /** When the caller lost their agent; nobody has yet where the effect belongs to none. */
    Instant since() {
        return file.map(RecoveryFile::lostAt).orElse(Instant.MAX);
    }

    Effect effect() {
        return entry.effect();
    }

    boolean mayHaveHappened() {
        return entry.mayHaveHappened();
    }

    RecoveryFile recovery() {
        return file.orElseThrow();
    }
}
