package com.flexreconnect.simulator.agent;

import com.flexreconnect.simulator.world.Answer;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.World;

/** Flex's number of live participants in a conference. */
final class FlexCount {
    private FlexCount() {}

    static long of(World world, ConferenceView room) {
        boolean all = world.answers().is(Answer.A_SUPERVISOR_COUNTS);
        return room.participants().stream()
                .filter(who -> all || !who.type().equals("supervisor"))
                .count();
    }
}
