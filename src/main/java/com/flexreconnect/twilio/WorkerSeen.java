package com.flexreconnect.twilio;

import com.flexreconnect.sid.WorkerSid;

/**
 * A worker as Twilio showed it.
 *
 * @param available whether its activity allows new tasks to be offered
 * @param activity the activity's name, as agents see it
 */
public record WorkerSeen(WorkerSid worker, String name, boolean available, String activity) {}
