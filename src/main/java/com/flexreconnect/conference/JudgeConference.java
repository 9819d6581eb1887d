package com.flexreconnect.conference;

import com.flexreconnect.conference.Conference.Judged;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.stored.StoredJson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Enters facts in a conference's roster, one transaction at a time, and says what they mean. */
@Component
public class JudgeConference {

    private final ConferenceRows rows;
    private final StoredJson json;
    private final Clock clock;

    JudgeConference(ConferenceRows rows, StoredJson json, Clock clock) {
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    /** Holds the conference's row until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Judged after(ConferenceSid sid, List<ConferenceEvent> events) {
        var row = locked(sid);
        var room = json.read(row.roster(), Conference.class);
        var judged = new Judged(room, new ArrayList<>());
        for (var event : events) {
            var step = judged.next().after(event);
            judged.findings().addAll(step.findings());
            judged = new Judged(step.next(), judged.findings());
        }
        if (!judged.next().equals(room)) row.become(judged.next(), json.write(judged.next()), clock.instant());
        return judged;
    }

    private ConferenceRow locked(ConferenceSid sid) {
        return rows.lock(sid.value()).orElseGet(() -> {
            rows.open(sid.value(), json.write(Conference.empty(sid)), clock.instant());
            return rows.lock(sid.value()).orElseThrow();
        });
    }
}
