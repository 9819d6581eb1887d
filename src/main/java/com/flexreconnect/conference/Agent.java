package com.flexreconnect.conference;

import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.sid.WorkflowSid;

/**
 * A worker who talks in this conference, with what a recovery will need if they are lost.
 *
 * @param name the worker's friendly name; empty when nobody told us
 */
public record Agent(WorkerSid worker, String name, TaskSid task, WorkflowSid workflow, ReservationSid reservation) {}
