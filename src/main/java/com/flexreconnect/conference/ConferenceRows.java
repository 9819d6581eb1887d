package com.flexreconnect.conference;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ConferenceRows extends Repository<ConferenceRow, String> {

    Optional<ConferenceRow> findByConferenceSid(String sid);

    /** The SID alone: a row that is read before it is locked would not be read again under the lock. */
    @Query("select c.conferenceSid from ConferenceRow c where c.taskSid = :task and c.ended = false"
            + " order by c.updatedAt desc limit 1")
    Optional<String> liveOfTask(String task);

    List<ConferenceRow> findByTaskSid(String task);

    Optional<ConferenceRow> findFirstByTaskSidAndEndedFalseOrderByUpdatedAtDesc(String task);
}
