package com.flexreconnect.twilio;

import com.flexreconnect.sid.WorkflowSid;

/**
 * A workflow as Twilio showed it.
 *
 * @param configuration its filters: JSON text of whoever wrote it
 */
public record WorkflowSeen(WorkflowSid workflow, String name, String configuration) {}
