package com.flexreconnect.recovery;

import com.flexreconnect.sid.TaskSid;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Read side of the recoveries for the plugin. */
@Component
public class RecoveryStatuses {

    /** The newest recovery of the call that this task was, open or closed. */
    public Optional<RecoveryStatus> ofDisconnectedTask(TaskSid task) {
        return Optional.empty();
    }
}
