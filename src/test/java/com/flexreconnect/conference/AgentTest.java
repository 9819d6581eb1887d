package com.flexreconnect.conference;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.sid.WorkflowSid;
import org.junit.jupiter.api.Test;

/** A page sends the name, and it goes into the database, into tasks and onto screens. */
class AgentTest {

    @Test
    void aNameIsPrintableAndNotEndless() {
        assertThat(named("Zoë 💥")).isEqualTo("Zoë 💥");
        assertThat(named("a\0b\nc\ud800d")).isEqualTo("a b c d");
        assertThat(named("💥".repeat(1000))).isEqualTo("💥".repeat(100));
    }

    private static String named(String name) {
        return new Agent(
                        new WorkerSid("WK" + "0".repeat(32)),
                        name,
                        new TaskSid("WT" + "0".repeat(32)),
                        new WorkflowSid("WW" + "0".repeat(32)),
                        new ReservationSid("WR" + "0".repeat(32)))
                .name();
    }
}
