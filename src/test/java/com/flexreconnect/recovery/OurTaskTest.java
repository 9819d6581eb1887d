package com.flexreconnect.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Workflows may be renamed, and a SID comes later than the events: what we wrote into a task tells whose it is. */
class OurTaskTest {

    private static final UUID RECOVERY = UUID.fromString("00000000-0000-0000-0000-00000000000a");

    @Test
    void a_ping_is_known_by_what_we_wrote_into_it() {
        assertThat(OurTask.in(json("{\"recoveryId\":\"%s\"}".formatted(RECOVERY))))
                .contains(new OurTask(RECOVERY, true, 1));
    }

    @Test
    void a_reconnect_also_says_which_attempt_made_it() {
        assertThat(OurTask.in(json(
                        "{\"recoveryId\":\"%s\",\"isReconnect\":true,\"reconnectAttempt\":3}".formatted(RECOVERY))))
                .contains(new OurTask(RECOVERY, false, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "null", "7", "{\"recoveryId\":7}", "{\"recoveryId\":\"Recovery Ping\"}"})
    void whatever_else_there_is_is_not_ours(String attributes) {
        assertThat(OurTask.in(json(attributes))).isEmpty();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
