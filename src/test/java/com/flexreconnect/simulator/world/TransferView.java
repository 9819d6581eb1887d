package com.flexreconnect.simulator.world;

import java.time.Instant;

/** A transfer of a task that brought a reservation about. */
public record TransferView(
        String sid,
        String mode,
        String to,
        String initiatingReservationSid,
        String initiatingWorkerSid,
        Instant startedAt) {}
