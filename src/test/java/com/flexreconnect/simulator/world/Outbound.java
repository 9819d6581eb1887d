package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** Calls that agents make. */
public final class Outbound {

    private static final String OUR_NUMBER = "+15550009999";

    private final World world;

    Outbound(World world) {
        this.world = world;
    }

    /**
     * An agent calls a number: the task has {@code outbound_to} and no {@code call_sid}; the number is dialled once the
     * agent accepted.
     */
    public TaskView call(String workerSid, String number) {
        return world.locked(() -> {
            ObjectNode attributes = Json.object()
                    .put("outbound_to", number)
                    .put("from", OUR_NUMBER)
                    .put("direction", "outbound")
                    .put("targetWorkerSid", workerSid);
            return world.tasks()
                    .create(new NewTask(
                            Json.write(attributes),
                            world.ids.voiceWorkflow(),
                            "voice",
                            0,
                            world.pace.of(Delay.TASK_TIMEOUT).toSeconds(),
                            workerSid,
                            false));
        });
    }

    /** The other side of an outbound call. */
    Call dial(Task task, Conference room, ConferenceInstruction instruction) {
        String number = task.attributes.get("outbound_to").asString();
        Call customer = world.calls().start(OUR_NUMBER, number, "outbound-api", CallRole.CUSTOMER, "ringing");
        customer.onAnswer = () -> {
            if (room.live()) {
                var options = JoinOptions.PLAIN.withEndConferenceOnExit(instruction.endConferenceOnCustomerExit());
                world.conferences().join(customer, room, options);
            } else {
                world.calls().finish(customer, "completed");
            }
        };
        world.after(Delay.CUSTOMER_JOINS, () -> world.calls().answer(customer.sid));
        return customer;
    }
}
