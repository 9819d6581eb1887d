package com.flexreconnect.recovery;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.TaskSid;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One recovery, as a value.
 *
 * @param others third parties who are to follow the customer
 * @param kept whether the old conference was asked to outlive the customer, for the others' sake
 * @param ping the ping task once Twilio has created it
 */
public record Recovery(Lost lost, Set<CallSid> others, Kept kept, Optional<TaskSid> ping, Stage stage) {

    public enum Kept {
        NOT_ASKED,
        ASKED,
        SETTLED
    }

    public boolean isOpen() {
        return stage instanceof Stage.Open;
    }

    /** Redirecting the customer now could end the conference for the others. */
    boolean mustKeepOthers() {
        return !others.isEmpty() && kept != Kept.SETTLED;
    }

    Recovery at(Stage next) {
        return new Recovery(lost, others, kept, ping, next);
    }

    Recovery kept(Kept now) {
        return new Recovery(lost, others, now, ping, stage);
    }

    Recovery pinged(TaskSid task) {
        return new Recovery(lost, others, kept, Optional.of(task), stage);
    }

    Recovery with(Set<CallSid> more) {
        var all = new HashSet<CallSid>();
        all.addAll(others);
        all.addAll(more);
        return new Recovery(lost, Set.copyOf(all), kept, ping, stage);
    }

    Recovery without(CallSid other) {
        var fewer = new HashSet<>(others);
        fewer.remove(other);
        return new Recovery(lost, Set.copyOf(fewer), kept, ping, stage);
    }
}
