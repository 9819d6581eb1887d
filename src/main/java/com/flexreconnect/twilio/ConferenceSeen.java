package com.flexreconnect.twilio;

import com.flexreconnect.sid.ConferenceSid;

/**
 * A conference as Twilio showed it.
 *
 * @param friendlyName the task SID for conferences that Flex made
 * @param status {@code init}, {@code in-progress} or {@code completed}; empty for one that we do not know
 */
public record ConferenceSeen(ConferenceSid conference, String friendlyName, String status) {

    public boolean inProgress() {
        return status.equals("in-progress");
    }

    public boolean ended() {
        return status.equals("completed");
    }
}
