package com.flexreconnect.recovery;

import com.flexreconnect.conference.Agent;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;

/** The call as it was when its last agent was lost. */
public record Lost(ConferenceSid conference, Agent agent, CallSid agentCall, CallSid customer) {}
