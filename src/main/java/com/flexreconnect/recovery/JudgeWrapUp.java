package com.flexreconnect.recovery;

import com.flexreconnect.conference.ConferenceEvent.WrappedUp;
import com.flexreconnect.conference.Rosters;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second way to learn of a lost agent, and the only one when nobody has told us of the agent or of the conference. */
@Component
class JudgeWrapUp {

    private final Rosters rosters;
    private final HearConference conferences;
    private final EffectSink effects;

    JudgeWrapUp(Rosters rosters, HearConference conferences, EffectSink effects) {
        this.rosters = rosters;
        this.conferences = conferences;
        this.effects = effects;
    }

    /** @return the task's live conference, as far as we know of one */
    @Transactional
    Optional<ConferenceSid> judge(TaskSid task, ReservationSid reservation) {
        var room = rosters.liveConferenceOf(task);
        room.ifPresent(known -> conferences.hear(known, Optional.of(task), new WrappedUp(reservation)));
        if (!rosters.accountsFor(reservation, task)) effects.enter(task, new Effect.LookForLoss(task, reservation));
        return room;
    }
}
