package com.flexreconnect.conference;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.stored.Hearing;
import com.flexreconnect.stored.StoredJson;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Read side of the conferences. */
@Component
@Transactional(readOnly = true)
public class Rosters {

    private static final String OF_TASK = "select roster from conference where task_sid = ?";

    private final JdbcClient jdbc;
    private final StoredJson json;

    Rosters(JdbcClient jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether the worker is, or was until just now, an agent of this conference. */
    public boolean takesPart(WorkerSid worker, ConferenceSid conference) {
        return room(conference).filter(room -> room.takesPart(worker)).isPresent();
    }

    /** Whether the worker is known there with this task and this reservation. */
    public boolean knows(Agent agent, ConferenceSid conference) {
        return room(conference)
                .map(room -> room.agents().get(agent.worker()))
                .filter(known -> known.task().equals(agent.task())
                        && known.reservation().equals(agent.reservation())
                        && known.workflow().equals(agent.workflow()))
                .isPresent();
    }

    /** Whether Twilio has told us that this call is, or was, in this conference; the plugin's word does not count. */
    public boolean hasSeen(CallSid call, ConferenceSid conference) {
        return room(conference)
                .map(room -> room.legs().get(call))
                .filter(leg -> leg.presenceSequence() >= 0)
                .isPresent();
    }

    /** The newest live conference whose friendly name is this task. */
    public Optional<Room> ofTask(TaskSid task) {
        return newest("roster", task)
                .map(this::read)
                .map(room -> new Room(room.sid(), room.customer(), room.agentHere()));
    }

    /** The newest live conference whose friendly name is this task, by its SID only. */
    public Optional<ConferenceSid> liveConferenceOf(TaskSid task) {
        return newest("conference_sid", task).map(ConferenceSid::new);
    }

    /** Whether all is known about this reservation's part of the call: who it was, or that the conference is over. */
    public boolean accountsFor(ReservationSid reservation, TaskSid task) {
        return rooms(task).stream().anyMatch(room -> accountsFor(room, reservation));
    }

    /**
     * Whether there is a live conference of this task, or a call's reservation that nothing accounts for: in one question.
     *
     * @return false when this was heard before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean mayHideALoss(ReservationSid reservation, TaskSid task, boolean isCall, Hearing hearing) {
        var rooms = hearing.ask(OF_TASK, (row, _) -> read(row.getString(1)), task.value());
        return hearing.isFirst() && mayHideALoss(rooms.get(), reservation, isCall);
    }

    private static boolean mayHideALoss(List<Conference> rooms, ReservationSid reservation, boolean isCall) {
        return rooms.stream().anyMatch(room -> !room.ended())
                || isCall && rooms.stream().noneMatch(room -> accountsFor(room, reservation));
    }

    private static boolean accountsFor(Conference room, ReservationSid reservation) {
        return room.ended()
                || room.agents().values().stream()
                        .anyMatch(agent -> agent.reservation().equals(reservation));
    }

    private Optional<Conference> room(ConferenceSid sid) {
        return jdbc.sql("select roster from conference where conference_sid = ?")
                .param(sid.value())
                .query(String.class)
                .optional()
                .map(this::read);
    }

    private List<Conference> rooms(TaskSid task) {
        return jdbc.sql(OF_TASK).param(task.value()).query(String.class).list().stream()
                .map(this::read)
                .toList();
    }

    private Optional<String> newest(String column, TaskSid task) {
        return jdbc.sql("select " + column + " from conference where task_sid = ? and not ended"
                        + " order by updated_at desc limit 1")
                .param(task.value())
                .query(String.class)
                .optional();
    }

    private Conference read(String roster) {
        return json.read(roster, Conference.class);
    }

    /** A live conference as far as we know it. */
    public record Room(ConferenceSid conference, Optional<CallSid> customer, Optional<CallSid> worker) {}
}
