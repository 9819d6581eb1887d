package com.flexreconnect.conference;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Read side of the conferences for the plugin's endpoints. */
@Component
public class Rosters {

    /** Whether the worker is, or was until just now, an agent of this conference. */
    public boolean takesPart(WorkerSid worker, ConferenceSid conference) {
        return false;
    }

    /** The newest live conference whose friendly name is this task. */
    public Optional<Room> ofTask(TaskSid task) {
        return Optional.empty();
    }

    /** A live conference as far as we know it. */
    public record Room(ConferenceSid conference, Optional<CallSid> customer, Optional<CallSid> worker) {}
}
