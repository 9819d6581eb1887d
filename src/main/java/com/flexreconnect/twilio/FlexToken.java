package com.flexreconnect.twilio;

import com.flexreconnect.sid.WorkerSid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What Twilio says of a Flex token.
 *
 * @param message why it is not valid; empty when it is
 * @param expiration until when it is valid; {@link Instant#EPOCH} when Twilio did not say, so that nobody keeps it
 * @param roles for example {@code agent}, {@code supervisor}, {@code admin}
 * @param identity the Flex user's identity, escaped as in Twilio's client addresses; empty when not valid
 */
public record FlexToken(
        boolean valid,
        String message,
        Instant expiration,
        Optional<WorkerSid> worker,
        List<String> roles,
        String identity) {

    public FlexToken {
        roles = List.copyOf(roles);
    }

    /** Without the identity: it may be somebody's e-mail address. */
    @Override
    public String toString() {
        return "FlexToken[valid=%s, worker=%s, roles=%s]"
                .formatted(valid, worker.map(WorkerSid::value).orElse("none"), roles);
    }
}
