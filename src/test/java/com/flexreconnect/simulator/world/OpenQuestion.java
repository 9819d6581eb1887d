package com.flexreconnect.simulator.world;

import java.util.Arrays;
import java.util.List;

/** What Twilio's documents leave open, and only a live account can settle: see {@code docs/open-questions.md}. */
public enum OpenQuestion {
    A_PARTICIPANT_WHO_WOULD_END_THE_CONFERENCE_IS_REDIRECTED,
    END_CONFERENCE_ON_EXIT_IS_CHANGED_ON_HOLD,
    LEAVES_CARRY_A_REASON,
    REASON_OF_A_LOST_BROWSER,
    REASON_OF_A_REDIRECT,
    REASON_OF_A_REMOVAL,
    LEAVES_AROUND_THE_END,
    MODIFY_IS_TOLD,
    FLEX_LETS_THE_CUSTOMER_END_THE_CONFERENCE,
    WRAP_UP_BEGINS,
    WRAP_UP_HOLDS_THE_VOICE_CAPACITY,
    AN_ACCEPTED_RESERVATION_IS_COMPLETED,
    A_COMPLETED_RESERVATION_IS_COMPLETED_AGAIN,
    A_TASK_IS_COMPLETED_WITHOUT_A_REASON,
    A_TASK_THAT_A_WORKER_HAS_IS_CANCELLED,
    A_TRANSFER_THAT_IS_NOT_TAKEN,
    FORM_OF_EVENTS,
    CONTENT_TYPE_OF_EVENTS,
    FORM_OF_THE_ETAG,
    FORM_OF_IF_MATCH,
    SOMEBODY_ON_HOLD_AND_THE_ANNOUNCEMENT,
    A_PING_EXPIRES_WHILE_IT_IS_OFFERED,
    WORD_FOR_A_TASK_THAT_EXPIRED,
    WORD_FOR_A_CALLER_WHO_HUNG_UP,
    FLEX_COUNTS_A_SUPERVISOR,
    TASKS_ARE_FOUND_BY_THEIR_ATTRIBUTES,
    LISTS_OF_PARTICIPANTS,
    TASKROUTER_WRITES_THE_CONFERENCE_INTO_THE_TASK,
    IDEMPOTENCY_TOKEN_OF_A_REPEAT;

    /** All that are possible; the first is what the simulator does unless told otherwise. */
    public List<Answer> answers() {
        return Arrays.stream(Answer.values())
                .filter(answer -> answer.question() == this)
                .toList();
    }

    public Answer standard() {
        return answers().getFirst();
    }
}
