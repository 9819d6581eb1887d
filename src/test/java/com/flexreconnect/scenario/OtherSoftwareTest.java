package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.TaskChange;
import com.flexreconnect.simulator.world.TaskView;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The workspace is not ours alone: others write attributes, fill them up, and take the agent's time. */
class OtherSoftwareTest extends Scenario {

    @Test
    void what_others_write_into_the_task_during_the_call_stays_there_and_nothing_of_the_ping_is_added() {
        callWithAda();
        var task = firstTask();
        var others = Json.parseObject(task.attributes()).put("disposition", "sold");
        others.withObjectProperty("conversations").put("hang_up_by", "Customer");
        write(task, Json.write(others), null);
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        nothingIsLeftOver();
        var kept = firstTask().attributesJson();
        assertThat(kept.path("disposition").asString()).isEqualTo("sold");
        assertThat(kept.at("/conversations/hang_up_by").asString()).isEqualTo("Customer");
        assertThat(kept.has("pingOf") || kept.has("disconnectedTaskSid") || kept.has("isReconnect"))
                .isFalse();
        assertThat(pings().getFirst().attributesJson().has("conversations"))
                .as("a ping is no segment of the conversation")
                .isFalse();
    }

    @Test
    void attributes_that_are_full_do_not_stop_a_recovery() {
        var room = 4096 - 400;
        var customer = twilio.incomingCall("+15551230001", Map.of("notes", "x".repeat(room)));
        settled(ada);
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        until(() -> hearsAnAgent(customer));
        nothingIsLeftOver();
        assertThat(pings().getFirst().attribute("disconnectedTaskSid")).isNotNull();
        assertThat(reconnects().getFirst().attribute("targetWorkerSid")).isEqualTo(ada.workerSid());
    }

    @Test
    void a_call_that_takes_the_agent_first_does_not_strand_the_caller() {
        var customer = callWithAda();
        twilio.incomingCall("+15551230002");
        var urgent = twilio.world().snapshot().tasks().getLast();
        write(urgent, null, 2000);
        ada.refresh(BRIEFLY);
        untilPhase("WAITING");
        until(() -> twilio.world()
                .snapshot()
                .task(urgent.sid())
                .orElseThrow()
                .status()
                .equals("assigned"));
        var bob = twilio.agent("Bob");
        until(bob::talks);
        assertThat(outcome()).isEqualTo("HANDED_OVER");
        until(() -> hearsAnAgent(customer));
        nothingIsLeftOver();
    }

    private void write(TaskView task, String attributes, Integer priority) {
        twilio.world().tasks().update(task.sid(), new TaskChange(attributes, priority, null, null), null);
    }
}
