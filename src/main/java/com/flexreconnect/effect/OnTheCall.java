package com.flexreconnect.effect;

import com.flexreconnect.conference.Agent;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.Sid;
import com.flexreconnect.sid.WorkflowSid;
import com.flexreconnect.twilio.ReservationSeen;
import com.flexreconnect.twilio.TaskSeen;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whom the attributes of a call's task name: Flex writes both legs into them when an agent accepts. */
record OnTheCall(Optional<CallSid> customer, Optional<CallSid> worker) {

    static OnTheCall of(TaskSeen task) {
        var attributes = JsonMapper.shared().readTree(task.attributes());
        var participants = attributes.path("conference").path("participants");
        return new OnTheCall(
                call(participants.path("customer")).or(() -> call(attributes.path("call_sid"))),
                call(participants.path("worker")));
    }

    static Agent agent(TaskSeen task, WorkflowSid workflow, ReservationSeen reservation) {
        return new Agent(
                reservation.worker(), reservation.workerName(), task.task(), workflow, reservation.reservation());
    }

    private static Optional<CallSid> call(JsonNode text) {
        return text.isString() ? Sid.read(CallSid::new, text.asString()) : Optional.empty();
    }
}
