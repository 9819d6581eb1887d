package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.world.Timers.Planned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reservation; changed only under the world's lock. */
final class Reservation {

    final String sid = Sids.fresh("WR");
    final Task task;
    final Worker worker;
    final long timeoutSeconds;
    final @Nullable TransferView transfer;
    final Instant createdAt;

    String status = "pending";
    int version;
    Instant updatedAt;

    @Nullable
    Planned expiry;
    /** An agent's leg for it rings or lives. */
    int legs;

    Reservation(Task task, Worker worker, long timeoutSeconds, @Nullable TransferView transfer, Instant now) {
        this.task = task;
        this.worker = worker;
        this.timeoutSeconds = timeoutSeconds;
        this.transfer = transfer;
        this.createdAt = now;
        this.updatedAt = now;
    }

    boolean is(String wanted) {
        return status.equals(wanted);
    }

    boolean active() {
        return ReservationView.isActive(status);
    }

    ReservationView view() {
        return new ReservationView(
                sid,
                task.sid,
                worker.sid,
                worker.name,
                status,
                version,
                timeoutSeconds,
                transfer,
                createdAt,
                updatedAt);
    }
}
