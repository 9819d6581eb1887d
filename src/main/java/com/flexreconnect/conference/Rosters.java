package com.flexreconnect.conference;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.stored.StoredJson;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Read side of the conferences for the plugin's endpoints. */
@Component
@Transactional(readOnly = true)
public class Rosters {

    private final ConferenceRows rows;
    private final StoredJson json;

    Rosters(ConferenceRows rows, StoredJson json) {
        this.rows = rows;
        this.json = json;
    }

    /** Whether the worker is, or was until just now, an agent of this conference. */
    public boolean takesPart(WorkerSid worker, ConferenceSid conference) {
        return rows.findByConferenceSid(conference.value())
                .map(this::read)
                .filter(room -> room.takesPart(worker))
                .isPresent();
    }

    /** Whether the worker is known there with this task and this reservation. */
    public boolean knows(Agent agent, ConferenceSid conference) {
        return rows.findByConferenceSid(conference.value())
                .map(this::read)
                .map(room -> room.agents().get(agent.worker()))
                .filter(known -> known.task().equals(agent.task())
                        && known.reservation().equals(agent.reservation())
                        && known.workflow().equals(agent.workflow()))
                .isPresent();
    }

    /** Whether Twilio has told us that this call is, or was, in this conference; the plugin's word does not count. */
    public boolean hasSeen(CallSid call, ConferenceSid conference) {
        return rows.findByConferenceSid(conference.value())
                .map(this::read)
                .map(room -> room.legs().get(call))
                .filter(leg -> leg.presenceSequence() >= 0)
                .isPresent();
    }

    /** The newest live conference whose friendly name is this task. */
    public Optional<Room> ofTask(TaskSid task) {
        return rows.findFirstByTaskSidAndEndedFalseOrderByUpdatedAtDesc(task.value())
                .map(this::read)
                .map(room -> new Room(room.sid(), room.customer(), room.agentHere()));
    }

    /** The newest live conference whose friendly name is this task, by its SID only. */
    public Optional<ConferenceSid> liveConferenceOf(TaskSid task) {
        return rows.liveOfTask(task.value()).map(ConferenceSid::new);
    }

    /** Whether all is known about this reservation's part of the call: who it was, or that the conference is over. */
    public boolean accountsFor(ReservationSid reservation, TaskSid task) {
        return rows.findByTaskSid(task.value()).stream()
                .map(this::read)
                .anyMatch(room -> accountsFor(room, reservation));
    }

    /** Whether there is a live conference of this task, or a call's reservation that nothing accounts for: in one question. */
    public boolean mayHideALoss(ReservationSid reservation, TaskSid task, boolean isCall) {
        var rooms = rows.findByTaskSid(task.value()).stream().map(this::read).toList();
        return rooms.stream().anyMatch(room -> !room.ended())
                || isCall && rooms.stream().noneMatch(room -> accountsFor(room, reservation));
    }

    private static boolean accountsFor(Conference room, ReservationSid reservation) {
        return room.ended()
                || room.agents().values().stream()
                        .anyMatch(agent -> agent.reservation().equals(reservation));
    }

    private Conference read(ConferenceRow row) {
        return json.read(row.roster(), Conference.class);
    }

    /** A live conference as far as we know it. */
    public record Room(ConferenceSid conference, Optional<CallSid> customer, Optional<CallSid> worker) {}
}
