package com.flexreconnect.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.KnownRosters;
import com.flexreconnect.recovery.TaskRouterNews.Kind;
import com.flexreconnect.sid.TaskSid;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Task attributes are personal data: the service keeps only what a recovery may need. */
@SuppressWarnings("NullAway")
class OnlyCallsAreRememberedTest {
    private static final TaskSid TASK = new TaskSid("WT00000000000000000000000000000001");

    private final RememberedAttributes attributes = new RememberedAttributes();
    private final HearTaskRouter hear = new HearTaskRouter(attributes, null, new KnownRosters(), null, null, null);

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RESERVATION_ACCEPTED", "RESERVATION_WRAPUP"})
    void aCallThatAnAgentHasIsRemembered(Kind kind) {
        hear.hear(news(kind, true));
        assertThat(attributes.known).containsEntry(TASK, "{\"name\":\"Grace\"}");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"TASK_QUEUE_ENTERED", "TASK_CANCELED", "TASK_TRANSFER_FAILED"})
    void aCallThatNobodyHasAnsweredIsNot(Kind kind) {
        hear.hear(news(kind, true));
        assertThat(attributes.known).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void otherChannelsAreNot(Kind kind) {
        hear.hear(news(kind, false));
        assertThat(attributes.known).isEmpty();
    }

    private static TaskRouterNews news(Kind kind, boolean isCall) {
        return new TaskRouterNews(
                kind,
                TASK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                isCall,
                "{\"name\":\"Grace\"}",
                Optional.empty(),
                "",
                Instant.EPOCH);
    }
}
