package com.flexreconnect.recovery;

import com.flexreconnect.conference.ConferenceEvent.TransferFailed;
import com.flexreconnect.conference.ConferenceEvent.WrappedUp;
import com.flexreconnect.conference.Rosters;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        lookUnlessKnown(task, reservation);
        return room;
    }

    /** Whoever handed the call on has left on purpose, but nobody came: the caller is as alone as after a refresh. */
    @Transactional
    void judgeFailedTransfer(TaskSid task, ReservationSid from, WorkerSid worker, Instant at) {
        var said = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        rosters.liveConferenceOf(task)
                .ifPresent(room -> conferences.hear(room, Optional.of(task), new TransferFailed(worker, said)));
        lookUnlessKnown(task, from);
    }

    private void lookUnlessKnown(TaskSid task, ReservationSid reservation) {
        if (!rosters.accountsFor(reservation, task)) effects.enter(task, new Effect.LookForLoss(task, reservation));
    }
}
