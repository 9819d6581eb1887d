package com.flexreconnect.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.Rosters;
import com.flexreconnect.recovery.RecoveryStatus;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.TaskSid;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How things stand, for those whom it concerns. */
class StatusRequestsTest extends PluginSlice {

    @Test
    void theRecoveryOfTheCallersOwnCallIsTold() {
        assertThat(call("recovery-status", Map.of("taskSid", TASK.value())))
                .hasStatus(200)
                .bodyJson()
                .isStrictlyEqualTo("{\"status\":200,\"recovery\":null}");

        statuses.known.put(
                TASK,
                new RecoveryStatus(
                        ADA,
                        "WAITING",
                        Optional.empty(),
                        Instant.parse("2026-11-22T11:00:00Z"),
                        Optional.of(new TaskSid(sid("WT", 2))),
                        Optional.of("SAME_WORKER")));
        assertThat(call("recovery-status", Map.of("taskSid", TASK.value())))
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"status":200,"recovery":{"phase":"WAITING","outcome":null,
                         "disconnectedTime":"2026-11-22T11:00:00Z","reconnectTaskSid":"%s","target":"SAME_WORKER"}}
                        """.formatted(sid("WT", 2)));

        loggedIn(BOB, "agent");
        assertThat(call("recovery-status", Map.of("taskSid", TASK.value())))
                .bodyJson()
                .isStrictlyEqualTo("{\"status\":200,\"recovery\":null}");
    }

    @Test
    void theConferenceOfATaskIsToldToThoseWhoHaveToDoWithIt() {
        rosters.rooms.put(TASK, new Rosters.Room(ROOM, Optional.of(new CallSid(sid("CA", 1))), Optional.empty()));
        TWILIO.says(
                "GET /Reservations",
                200,
                "{\"reservations\":[%s],\"meta\":{\"key\":\"reservations\"}}".formatted(reservation(ADA)));

        assertThat(call("conference-of-task", Map.of("taskSid", TASK.value())))
                .hasStatus(200)
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"status\":200,\"conference\":{\"conferenceSid\":\"%s\",\"customerCallSid\":\"%s\",\"workerCallSid\":null}}"
                                .formatted(ROOM, sid("CA", 1)));

        loggedIn(BOB, "agent");
        assertThat(call("conference-of-task", Map.of("taskSid", TASK.value())))
                .bodyJson()
                .isStrictlyEqualTo("{\"status\":200,\"conference\":null}");
    }
}
