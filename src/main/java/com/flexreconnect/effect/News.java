package com.flexreconnect.effect;

import com.flexreconnect.conference.ConferenceEvent;
import com.flexreconnect.recovery.RecoveryEvent;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import java.util.List;
import java.util.Optional;

/** What came of an effect, told to the recovery or the conference that it is about. */
record News(List<RecoveryEvent> recovery, Optional<OfRoom> room) {

    static News none() {
        return new News(List.of(), Optional.empty());
    }

    static News of(RecoveryEvent... events) {
        return new News(List.of(events), Optional.empty());
    }

    static News of(ConferenceSid conference, Optional<TaskSid> task, ConferenceEvent... events) {
        return new News(List.of(), Optional.of(new OfRoom(conference, task, List.of(events))));
    }

    record OfRoom(ConferenceSid conference, Optional<TaskSid> task, List<ConferenceEvent> events) {}
}
