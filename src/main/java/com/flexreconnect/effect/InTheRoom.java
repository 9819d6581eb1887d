package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect.DisarmEndOnExit;
import com.flexreconnect.recovery.Effect.MoveParticipant;
import com.flexreconnect.recovery.RecoveryEvent.OtherGone;
import com.flexreconnect.recovery.RecoveryEvent.OthersKept;
import com.flexreconnect.recovery.RecoveryEvent.RoomSeen;
import com.flexreconnect.recovery.RecoveryFile;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.twilio.Calls;
import com.flexreconnect.twilio.Conferences;
import com.flexreconnect.twilio.ParticipantSeen;
import com.flexreconnect.twilio.Participants;
import com.flexreconnect.twilio.TwilioFailure.Busy;
import com.flexreconnect.voice.CallInstructions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is done in the old conference. */
@Component
class InTheRoom {

    private final Conferences conferences;
    private final Participants participants;
    private final Calls calls;
    private final CallerHears hears;

    InTheRoom(Conferences conferences, Participants participants, Calls calls, CallerHears hears) {
        this.conferences = conferences;
        this.participants = participants;
        this.calls = calls;
        this.hears = hears;
    }

    News announce(RecoveryFile file) {
        conferences.announce(room(file), hears.announcement(file));
        return News.none();
    }

    News takeOffHold(RecoveryFile file) {
        participants.takeOffHoldAnnouncing(room(file), customer(file), hears.announcement(file));
        return News.none();
    }

    News look(RecoveryFile file) {
        var seen = participants.in(room(file));
        var lost = file.recovery().lost();
        return News.of(new RoomSeen(
                seen.stream().anyMatch(who -> who.call().equals(lost.customer())) || isInLiveRoom(file, seen),
                seen.stream().anyMatch(who -> who.call().equals(lost.agentCall())),
                seen.stream().anyMatch(who -> who.call().equals(lost.customer()) && who.held()),
                seen.stream()
                        .filter(who -> !who.muted() && !who.coaching())
                        .map(ParticipantSeen::call)
                        .filter(call -> !call.equals(lost.customer()) && !call.equals(lost.agentCall()))
                        .filter(call -> isThirdParty(file, call))
                        .collect(Collectors.toUnmodifiableSet())));
    }

    /** A supervisor who joins in speaks like one, but came for the agent: they are not moved. */
    private boolean isThirdParty(RecoveryFile file, CallSid call) {
        return file.recovery().others().contains(call) || !calls.fetch(call).isBrowser();
    }

    /** Twilio's lists lag behind: as long as the room and the call live, in doubt the caller is in it. */
    private boolean isInLiveRoom(RecoveryFile file, List<ParticipantSeen> seen) {
        return seen.isEmpty()
                && conferences.fetch(room(file)).inProgress()
                && calls.fetch(customer(file)).inProgress();
    }

    /** The flag cannot be changed while the participant is on hold: Twilio says yes and changes nothing. */
    News keepOthers(RecoveryFile file) {
        var seen = participants.fetch(room(file), customer(file));
        if (!seen.endsConference()) return News.of(new OthersKept());
        if (seen.held()) participants.takeOffHold(room(file), customer(file));
        var after = participants.setEndsConference(room(file), customer(file), false);
        if (after.endsConference()) throw new Busy(200, 0, "still on hold", Duration.ofMillis(300));
        return News.of(new OthersKept());
    }

    /** Only into a room that lives: Twilio would open a new one of that name, with waiting music. */
    News move(RecoveryFile file, MoveParticipant moved) {
        var seen = participants.fetch(room(file), moved.other());
        if (conferences.inProgress(moved.reconnect()).isEmpty())
            throw new Busy(404, 0, "the new conference is not there yet", Duration.ofMillis(500));
        calls.redirect(moved.other(), CallInstructions.joinConference(moved.reconnect(), seen.label()));
        return News.of(new OtherGone(moved.other()));
    }

    News free(RecoveryFile file) {
        conferences.end(room(file));
        return News.none();
    }

    News disarm(DisarmEndOnExit armed) {
        participants.setEndsConference(armed.conference(), armed.agentCall(), false);
        return News.none();
    }

    private static ConferenceSid room(RecoveryFile file) {
        return file.recovery().lost().conference();
    }

    private static CallSid customer(RecoveryFile file) {
        return file.recovery().lost().customer();
    }
}
