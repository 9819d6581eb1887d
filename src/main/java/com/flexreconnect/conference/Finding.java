package com.flexreconnect.conference;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import java.util.Optional;
import java.util.Set;

/** What an event in the room means to others. */
public sealed interface Finding {

    /**
     * The last agent left and had not said goodbye, the customer is still there.
     *
     * @param certain false when only TaskRouter says so, or the callback gave no reason: look before acting
     * @param others third parties in the room
     */
    record AgentLost(Agent agent, CallSid agentCall, CallSid customer, Set<CallSid> others, boolean certain)
            implements Finding {}

    /** It was no loss after all: an agent is there, or the goodbye came late. */
    record LossWithdrawn() implements Finding {}

    record CustomerLeft(Departure departure) implements Finding {}

    /** Somebody who is neither customer nor agent is in the room. */
    record OtherJoined(CallSid call) implements Finding {}

    record OtherLeft(CallSid call) implements Finding {}

    /** Customer and somebody to talk to are in the room together. */
    record Connected(ConferenceSid conference, CallSid customer) implements Finding {}

    /** Flex made this agent's leaving end the conference for the customer: undo it. {@code sequence} tells repeats apart. */
    record EndOnExitArmed(CallSid call, int sequence) implements Finding {}

    /** Twilio must be asked who this is, before a leave can be judged. */
    record Unidentified(CallSid call, Optional<TaskSid> task) implements Finding {}

    /** All that speaks against a loss is this agent's leg, and it is in doubt: ask whether it lives. */
    record MayBeGone(CallSid call) implements Finding {}

    record Ended() implements Finding {}
}
