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
public record Agent(WorkerSid worker, String name, TaskSid task, WorkflowSid workflow, ReservationSid reservation) {
    private static final int LONGEST_NAME = 100;

    /** Pages send the name, and anything may stand in it: what cannot be printed is a blank, what is too long is cut. */
    public Agent {
        name = name.substring(
                        0, name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length()))))
                .replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", " ");
    }
}
