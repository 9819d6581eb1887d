package com.flexreconnect.recovery;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Recoveries extends Repository<RecoveryRow, UUID> {

    /** At once: history and ledger refer to it. */
    RecoveryRow saveAndFlush(RecoveryRow row);

    Optional<RecoveryRow> findById(UUID id);

    boolean existsById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from RecoveryRow r where r.id = :id")
    Optional<RecoveryRow> lock(UUID id);

    @Query("select r.id from RecoveryRow r where r.conferenceSid = :conference and r.closedAt is null")
    Optional<UUID> openIn(String conference);

    @Query("select r.id from RecoveryRow r where r.customerCallSid = :customer and r.conferenceSid <> :conference"
            + " and r.closedAt is null order by r.openedAt")
    List<UUID> openElsewhereFor(String customer, String conference);

    @Query(
            "select count(r) > 0 from RecoveryRow r where r.customerCallSid = :customer and r.conferenceSid <> :conference"
                    + " and r.phase in ('ENQUEUEING', 'WAITING', 'RECONNECTING')")
    boolean hasSentOn(String customer, String conference);

    boolean existsByCustomerCallSidAndOpenedAtAfter(String customer, Instant then);

    Optional<RecoveryRow> findFirstByTaskSidOrderByOpenedAtDesc(String task);

    List<RecoveryRow> findByTaskSidAndConferenceSid(String task, String conference);
}
