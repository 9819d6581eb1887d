package com.flexreconnect.simulator.agent;

import com.flexreconnect.simulator.world.CallView;
import com.flexreconnect.simulator.world.ParticipantChange;
import com.flexreconnect.simulator.world.World;
import java.util.Objects;

/** Looks after somebody else's conversation from a browser of their own. Is no worker of it: has no reservation. */
public final class SimulatedSupervisor {

    private final World world;
    private final String callSid;
    private final String conferenceSid;

    private SimulatedSupervisor(World world, String callSid, String conferenceSid) {
        this.world = world;
        this.callSid = callSid;
        this.conferenceSid = conferenceSid;
    }

    /** Nobody hears them. */
    public static SimulatedSupervisor listening(World world, SimulatedCustomer customer) {
        var room = Objects.requireNonNull(customer.call().conferenceSid());
        return new SimulatedSupervisor(
                world, world.conferences().addSupervisor(room, "client:grace").sid(), room);
    }

    public String callSid() {
        return callSid;
    }

    public CallView call() {
        return world.calls().fetch(callSid);
    }

    /** Only the agent hears them. */
    public void coach() {
        change(false, true);
    }

    /** Everybody hears them. */
    public void barge() {
        change(false, false);
    }

    public void leave() {
        world.calls().hangUp(callSid);
    }

    private void change(boolean muted, boolean coaching) {
        world.participants().update(conferenceSid, callSid, ParticipantChange.supervision(muted, coaching));
    }
}
