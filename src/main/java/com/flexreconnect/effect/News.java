package com.flexreconnect.effect;

import com.flexreconnect.conference.ConferenceEvent;
import com.flexreconnect.recovery.RecoveryEvent;
import java.util.List;
import java.util.Optional;

/** What came of an effect, told to the recovery or the conference that asked for it. */
record News(List<RecoveryEvent> recovery, Optional<ConferenceEvent> conference) {

    static News none() {
        return new News(List.of(), Optional.empty());
    }

    static News of(RecoveryEvent... events) {
        return new News(List.of(events), Optional.empty());
    }

    static News of(ConferenceEvent event) {
        return new News(List.of(), Optional.of(event));
    }
}
