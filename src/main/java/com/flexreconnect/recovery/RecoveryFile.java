package com.flexreconnect.recovery;

import java.time.Instant;
import java.util.UUID;

/** A recovery as it stood when it was read. {@code lostAt}: when the agent was lost. */
public record RecoveryFile(UUID id, Recovery recovery, Instant lostAt) {}
