package com.flexreconnect.conference;

import com.flexreconnect.conference.Finding.AgentLost;
import com.flexreconnect.conference.Finding.EndOnExitArmed;
import com.flexreconnect.conference.Finding.Unidentified;
import com.flexreconnect.sid.CallSid;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody who only hears the findings believes.
 *
 * @param loss the loss that was told and not taken back
 * @param disarmed what they have undone
 * @param asked of whom they have asked Twilio
 * @param others third parties in the room
 */
record Told(Optional<Told.Loss> loss, Set<EndOnExitArmed> disarmed, Set<CallSid> asked, Set<CallSid> others) {

    static final Told NOTHING = new Told(Optional.empty(), Set.of(), Set.of(), Set.of());

    record Loss(CallSid agentCall, boolean certain) {
        static Loss of(AgentLost lost) {
            return new Loss(lost.agentCall(), lost.certain());
        }
    }

    Told and(List<Finding> findings) {
        var now = this;
        for (var finding : findings) now = now.and(finding);
        return now;
    }

    private Told and(Finding finding) {
        return switch (finding) {
            case AgentLost lost -> new Told(Optional.of(Loss.of(lost)), disarmed, asked, others);
            case Finding.LossWithdrawn _, Finding.CustomerLeft _, Finding.Ended _ ->
                new Told(Optional.empty(), disarmed, asked, others);
            case EndOnExitArmed armed -> new Told(loss, plus(disarmed, armed), asked, others);
            case Unidentified(var call, var _) -> new Told(loss, disarmed, plus(asked, call), others);
            case Finding.OtherJoined(var call) -> new Told(loss, disarmed, asked, plus(others, call));
            case Finding.OtherLeft(var call) -> new Told(loss, disarmed, asked, minus(others, call));
            case Finding.Connected _, Finding.MayBeGone _ -> this;
        };
    }

    private static <T> Set<T> plus(Set<T> set, T one) {
        var more = new HashSet<>(set);
        more.add(one);
        return Set.copyOf(more);
    }

    private static <T> Set<T> minus(Set<T> set, T one) {
        var fewer = new HashSet<>(set);
        fewer.remove(one);
        return Set.copyOf(fewer);
    }
}
