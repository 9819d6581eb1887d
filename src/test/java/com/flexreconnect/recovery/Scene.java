package com.flexreconnect.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.recovery.Recovery.Kept;
import com.flexreconnect.sid.CallSid;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Given a recovery at a stage, when it hears something, then it is there and does that. */
record Scene(Recovery recovery, Transition step) {

    static Scene given(Stage stage) {
        var start = Worlds.open(true, true, Set.of()).next().at(stage);
        return new Scene(start, Transition.to(start));
    }

    static Scene opened(boolean certain, boolean grace, CallSid... others) {
        var opening = Worlds.open(certain, grace, Arrays.stream(others).collect(Collectors.toUnmodifiableSet()));
        return new Scene(opening.next(), opening);
    }

    Scene with(CallSid... others) {
        return given(recovery.with(Set.of(others)));
    }

    Scene kept(Kept how) {
        return given(recovery.kept(how));
    }

    Scene pinged() {
        return given(recovery.pinged(Worlds.PING));
    }

    private static Scene given(Recovery recovery) {
        return new Scene(recovery, Transition.to(recovery));
    }

    Scene when(RecoveryEvent news) {
        var next = RecoveryMachine.on(recovery, news);
        return new Scene(next.next(), next);
    }

    Scene whenPatienceEnds() {
        return when(new RecoveryEvent.PatienceEnded(recovery.stage()));
    }

    Scene thenIsAt(Stage stage) {
        assertThat(recovery.stage()).isEqualTo(stage);
        return this;
    }

    Scene thenIsClosed(Outcome outcome) {
        return thenIsAt(new Stage.Closed(outcome));
    }

    /** These effects and no others. */
    Scene andDoes(Effect... effects) {
        assertThat(step.effects()).containsExactlyInAnyOrder(effects);
        return this;
    }

    Scene andKnows(CallSid... others) {
        assertThat(recovery.others()).containsExactlyInAnyOrder(others);
        return this;
    }

    Scene andKept(Kept how) {
        assertThat(recovery.kept()).isEqualTo(how);
        return this;
    }

    void thenNothingChanges(RecoveryEvent news) {
        var next = RecoveryMachine.on(recovery, news);
        assertThat(next.next()).isEqualTo(recovery);
        assertThat(next.effects()).isEmpty();
    }
}
