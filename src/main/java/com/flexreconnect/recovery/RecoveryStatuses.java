package com.flexreconnect.recovery;

import com.flexreconnect.conference.Finding.AgentLost;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.stored.StoredJson;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Read side of the recoveries. */
@Component
@Transactional(readOnly = true)
public class RecoveryStatuses {

    private final Recoveries recoveries;
    private final StoredJson json;

    RecoveryStatuses(Recoveries recoveries, StoredJson json) {
        this.recoveries = recoveries;
        this.json = json;
    }

    /** The newest recovery of the call that this task was, open or closed. */
    public Optional<RecoveryStatus> ofDisconnectedTask(TaskSid task) {
        return recoveries.findFirstByTaskSidOrderByOpenedAtDesc(task.value()).map(this::status);
    }

    /** The recovery as it stands now, with the time at which the agent was lost. */
    public Optional<RecoveryFile> file(UUID id) {
        return recoveries
                .findById(id)
                .map(row -> new RecoveryFile(id, json.read(row.state(), Recovery.class), row.openedAt()));
    }

    /** The same, and nobody changes it until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<RecoveryFile> locked(UUID id) {
        return recoveries
                .lock(id)
                .map(row -> new RecoveryFile(id, json.read(row.state(), Recovery.class), row.openedAt()));
    }

    /** Whether the same caller has lost another agent since: they were with one meanwhile, whoever brought them there. */
    public boolean isLostAgain(RecoveryFile file) {
        return recoveries.existsByCustomerCallSidAndOpenedAtAfter(
                file.recovery().lost().customer().value(), file.lostAt());
    }

    /** Whether this very leg's loss was recovered already: its leave may be told long after TaskRouter's word of it. */
    boolean isOver(ConferenceSid conference, AgentLost loss) {
        return recoveries.findByTaskSidAndConferenceSid(loss.agent().task().value(), conference.value()).stream()
                .map(row -> json.read(row.state(), Recovery.class))
                .filter(recovery -> recovery.lost().agentCall().equals(loss.agentCall()))
                .anyMatch(recovery -> recovery.stage() instanceof Stage.Closed(var how) && how != Outcome.FALSE_ALARM);
    }

    private RecoveryStatus status(RecoveryRow row) {
        var recovery = json.read(row.state(), Recovery.class);
        return new RecoveryStatus(
                recovery.lost().agent().worker(),
                row.phase(),
                row.outcome(),
                row.openedAt(),
                row.reconnectTask(),
                Phase.target(recovery.stage()).map(Target::name));
    }
}
