package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.world.ParticipantChange;
import com.flexreconnect.simulator.world.TransferView;
import com.flexreconnect.simulator.world.World;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The transfer button: after a cold transfer TaskRouter takes the first agent's leg away. */
record Handovers(World world, FlexShapes shapes) {

    JsonNode start(Ask ask) {
        String reservationSid = Objects.requireNonNull(ask.text("ReservationSid"));
        boolean warm = "WARM".equals(ask.text("Mode"));
        var from = world.reservations().fetch(reservationSid);
        var to = world.voice().transfer(reservationSid, Objects.requireNonNull(ask.text("To")), warm);
        if (!warm) {
            leave(reservationSid, from.taskSid());
        }
        TransferView transfer = Objects.requireNonNull(to.transfer());
        return shapes.transfer(transfer, from.taskSid())
                .put("date_created", Instant.now().getEpochSecond());
    }

    private void leave(String reservationSid, String taskSid) {
        world.snapshot()
                .liveConferenceNamed(taskSid)
                .ifPresent(room -> room.participants().stream()
                        .filter(participant -> reservationSid.equals(participant.reservationSid()))
                        .forEach(mine -> {
                            world.participants()
                                    .update(room.sid(), mine.callSid(), ParticipantChange.endConferenceOnExit(false));
                            world.calls().hangUp(mine.callSid());
                        }));
    }
}
