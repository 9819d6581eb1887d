package com.flexreconnect.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.sid.TaskSid;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallInstructionsTest {

    private static final TaskSid TASK = new TaskSid("WT00000000000000000000000000000001");

    /** {@code label} is no attribute of TwiML: Twilio would leave it out without a word. */
    @Test
    void whoever_is_moved_keeps_their_label() {
        assertThat(CallInstructions.joinConference(TASK, Optional.of("the & expert")))
                .contains("participantLabel=\"the &amp; expert\"")
                .doesNotContain(" label=")
                .contains(TASK.value());
    }

    @Test
    void whoever_has_none_gets_none_and_does_not_end_the_conference() {
        assertThat(CallInstructions.joinConference(TASK, Optional.empty()))
                .doesNotContainIgnoringCase("label")
                .contains("endConferenceOnExit=\"false\"");
    }
}
