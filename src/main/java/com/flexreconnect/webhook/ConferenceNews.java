package com.flexreconnect.webhook;

import com.flexreconnect.conference.ConferenceEvent;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import java.util.Optional;

/**
 * One conference callback that says something we want to know.
 *
 * @param task the conference's friendly name, when it is a task SID
 * @param key the same for every delivery of the same callback
 */
record ConferenceNews(ConferenceSid conference, Optional<TaskSid> task, ConferenceEvent event, String key) {}
