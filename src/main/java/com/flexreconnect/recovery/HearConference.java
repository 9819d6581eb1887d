package com.flexreconnect.recovery;

import com.flexreconnect.conference.ConferenceEvent;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what happened in a conference and lets the recoveries that it concerns know. */
@Component
public class HearConference {

    /**
     * Joins the caller's transaction, or opens one.
     *
     * @param task the conference's friendly name, when it is a task SID
     */
    @Transactional
    public void hear(ConferenceSid conference, Optional<TaskSid> task, ConferenceEvent event) {}
}
