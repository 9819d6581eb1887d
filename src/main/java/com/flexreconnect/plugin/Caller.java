package com.flexreconnect.plugin;

import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.twilio.FlexToken;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param worker the agent, empty for Flex users who are none
 * @param mayActForOthers supervisors and admins
 */
record Caller(Optional<WorkerSid> worker, boolean mayActForOthers) {

    static Caller of(FlexToken token) {
        return new Caller(
                token.worker(),
                token.roles().stream().anyMatch(role -> role.equals("supervisor") || role.equals("admin")));
    }

    boolean is(WorkerSid someone) {
        return worker.filter(someone::equals).isPresent();
    }
}
