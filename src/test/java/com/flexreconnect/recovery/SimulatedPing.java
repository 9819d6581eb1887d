package com.flexreconnect.recovery;

import static com.flexreconnect.recovery.Worlds.PING;

import com.flexreconnect.recovery.RecoveryEvent.PingAccepted;
import com.flexreconnect.recovery.RecoveryEvent.PingCreated;
import com.flexreconnect.recovery.RecoveryEvent.PingOver;
import com.flexreconnect.simulation.Luck;
import com.flexreconnect.simulation.SimulatedTime;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The task that asks the lost agent whether they are back. */
final class SimulatedPing {

    private enum State {
        NONE,
        OPEN,
        ACCEPTED,
        OVER
    }

    private final SimulatedTime time;
    private final Luck luck;
    private final boolean agentReturns;
    private final Consumer<RecoveryEvent> say;
    private State state = State.NONE;

    SimulatedPing(SimulatedTime time, Luck luck, boolean agentReturns, Consumer<RecoveryEvent> say) {
        this.time = time;
        this.luck = luck;
        this.agentReturns = agentReturns;
        this.say = say;
    }

    boolean isLeftOver() {
        return state == State.OPEN || state == State.ACCEPTED;
    }

    List<RecoveryEvent> create() {
        state = State.OPEN;
        if (agentReturns)
            time.in(luck.within(Duration.ofSeconds(40)), () -> ends(State.ACCEPTED, new PingAccepted(PING)));
        time.in(Duration.ofSeconds(30), () -> ends(State.OVER, new PingOver(PING)));
        return List.of(new PingCreated(PING));
    }

    List<RecoveryEvent> seen() {
        return switch (state) {
            case ACCEPTED -> List.of(new PingAccepted(PING));
            case OVER -> List.of(new PingOver(PING));
            case NONE, OPEN -> List.of();
        };
    }

    void end() {
        state = State.OVER;
    }

    private void ends(State how, RecoveryEvent news) {
        if (state != State.OPEN) return;
        state = how;
        say.accept(news);
    }
}
