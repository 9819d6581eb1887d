package com.flexreconnect.simulator.agent;

import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.ParticipantChange;
import com.flexreconnect.simulator.world.ParticipantView;
import com.flexreconnect.simulator.world.TwilioError;
import com.flexreconnect.simulator.world.World;

/** How a call goes from one browser to another: to a colleague's, or to another tab of the same agent. */
record HandOver(World world, Legs legs, FlexDesktop desktop, Plugin plugin) {

    void cold(ConferenceView room, String toWorkerSid) {
        ParticipantView mine = legs.in(room);
        plugin.sayGoodbye(room.sid(), legs.workerSid(), Plugin.PATIENCE);
        keepOpen(room, mine);
        try {
            world.voice().transfer(String.valueOf(mine.reservationSid()), toWorkerSid, false);
        } catch (TwilioError failed) {
            room.customer().ifPresent(customer -> desktop.register(room.sid(), customer, mine));
            throw failed;
        }
        world.calls().hangUp(mine.callSid());
    }

    void warm(ConferenceView room, String toWorkerSid) {
        world.voice().transfer(String.valueOf(legs.in(room).reservationSid()), toWorkerSid, true);
    }

    void toSecondTab(ConferenceView room) {
        ParticipantView old = legs.in(room);
        // Flex takes the old leg away once the new one carries media: not in the same instant.
        desktop.onceJoinedBeside(
                old,
                () -> world.after(Delay.OLD_TAB_LEAVES, () -> {
                    if (!world.calls().fetch(old.callSid()).live()) {
                        return; // the browser was reloaded in this very moment
                    }
                    keepOpen(room, old);
                    world.calls().hangUp(old.callSid());
                }));
        desktop.accept(String.valueOf(old.reservationSid()));
    }

    private void keepOpen(ConferenceView room, ParticipantView leg) {
        world.participants().update(room.sid(), leg.callSid(), ParticipantChange.endConferenceOnExit(false));
    }
}
