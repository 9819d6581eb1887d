package com.flexreconnect.conference;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ConferenceRows extends Repository<ConferenceRow, String> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from ConferenceRow c where c.conferenceSid = :sid")
    Optional<ConferenceRow> lock(String sid);

    /** Of two callbacks that come at once for a new conference one makes the row, the other finds it. */
    @Modifying
    @Query(
            nativeQuery = true,
            value = "insert into conference (conference_sid, roster, ended, updated_at)"
                    + " values (:sid, cast(:roster as jsonb), false, :now) on conflict do nothing")
    void open(String sid, String roster, Instant now);

    Optional<ConferenceRow> findByConferenceSid(String sid);

    /** The SID alone: a row that is read before it is locked would not be read again under the lock. */
    @Query("select c.conferenceSid from ConferenceRow c where c.taskSid = :task and c.ended = false"
            + " order by c.updatedAt desc limit 1")
    Optional<String> liveOfTask(String task);

    Optional<ConferenceRow> findFirstByTaskSidAndEndedFalseOrderByUpdatedAtDesc(String task);
}
