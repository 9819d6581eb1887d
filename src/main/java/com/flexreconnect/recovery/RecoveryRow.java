package com.flexreconnect.recovery;

import com.flexreconnect.sid.TaskSid;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A recovery as it is kept; the columns beside {@code state} are for finding it. */
@Entity
@Table(name = "recovery")
class RecoveryRow implements Persistable<UUID> {

    @Id
    private UUID id;

    private String conferenceSid;
    private String taskSid;
    private String customerCallSid;
    private @Nullable String agentCallSid;
    private @Nullable String workerSid;
    private @Nullable String workerName;
    private @Nullable String reconnectTaskSid;
    private String phase;
    private @Nullable String outcome;

    @ColumnTransformer(write = "?::jsonb")
    private String state;

    private Instant openedAt;
    private @Nullable Instant closedAt;
    private @Nullable Instant reunitedAt;
    private @Nullable String traceparent;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected RecoveryRow() {}

    /** @param trace where the loss was told */
    RecoveryRow(UUID id, Recovery recovery, String json, Instant now, Optional<String> trace) {
        traceparent = trace.orElse(null);
        this.id = id;
        conferenceSid = recovery.lost().conference().value();
        taskSid = recovery.lost().agent().task().value();
        customerCallSid = recovery.lost().customer().value();
        agentCallSid = recovery.lost().agentCall().value();
        workerSid = recovery.lost().agent().worker().value();
        workerName = recovery.lost().agent().name();
        openedAt = now;
        phase = "";
        state = json;
        become(recovery, json, now);
    }

    final void become(Recovery next, String json, Instant now) {
        state = json;
        phase = Phase.of(next.stage());
        Phase.reconnectTask(next.stage()).map(TaskSid::value).ifPresent(task -> reconnectTaskSid = task);
        if (reunitedAt == null && Phase.isReunited(next.stage())) reunitedAt = now;
        if (next.stage() instanceof Stage.Closed(var how)) {
            outcome = how.name();
            closedAt = closedAt == null ? now : closedAt;
        }
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return true; // rows are only ever saved once, then changed under the lock
    }

    String state() {
        return state;
    }

    String phase() {
        return phase;
    }

    Optional<String> outcome() {
        return Optional.ofNullable(outcome);
    }

    Optional<TaskSid> reconnectTask() {
        return Optional.ofNullable(reconnectTaskSid).map(TaskSid::new);
    }

    Optional<String> trace() {
        return Optional.ofNullable(traceparent);
    }

    Instant openedAt() {
        return openedAt;
    }
}
