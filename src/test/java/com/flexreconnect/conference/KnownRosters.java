package com.flexreconnect.conference;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Rosters that a test has written. */
@SuppressWarnings("NullAway")
public class KnownRosters extends Rosters {
    public final Map<ConferenceSid, Set<WorkerSid>> agents = new ConcurrentHashMap<>();
    public final Map<ConferenceSid, CallSid> seen = new ConcurrentHashMap<>();
    public final Map<ConferenceSid, Agent> registered = new ConcurrentHashMap<>();
    public final Map<TaskSid, Room> rooms = new ConcurrentHashMap<>();

    public KnownRosters() {
        super(null, null);
    }

    @Override
    public boolean takesPart(WorkerSid worker, ConferenceSid conference) {
        return agents.getOrDefault(conference, Set.of()).contains(worker);
    }

    @Override
    public boolean knows(Agent agent, ConferenceSid conference) {
        return agent.equals(registered.get(conference));
    }

    @Override
    public boolean hasSeen(CallSid call, ConferenceSid conference) {
        return call.equals(seen.get(conference));
    }

    @Override
    public Optional<Room> ofTask(TaskSid task) {
        return Optional.ofNullable(rooms.get(task));
    }
}
