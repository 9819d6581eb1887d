package com.flexreconnect.recovery;

import com.flexreconnect.conference.ConferenceEvent;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import java.util.Optional;

/** Remembers no roster: everything is heard by itself. */
@SuppressWarnings("NullAway")
public class HearNothingInPassing extends HearInPassing {

    public HearNothingInPassing() {
        super(null, null, null, null);
    }

    @Override
    public boolean hear(
            ConferenceSid conference, Optional<TaskSid> task, ConferenceEvent event, String key, String gist) {
        return false;
    }

    @Override
    public boolean hear(ConferenceSid conference, ConferenceEvent event) {
        return false;
    }
}
