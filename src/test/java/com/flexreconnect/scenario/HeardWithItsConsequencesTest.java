package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a callback says and what follows from it are written together, or not at all and judged again. */
class HeardWithItsConsequencesTest extends Scenario {

    private static final String PUT_ASIDE = "select count(*) from inbox where judge_at is not null";

    @AfterEach
    void recoveriesCanBeWritten() {
        centre.sql.sql("alter table recovery drop constraint if exists no_more").update();
    }

    @Test
    void a_leave_is_not_heard_while_its_recovery_cannot_be_written_and_is_heard_afterwards() {
        var customer = callWithAda();
        var leg = ada.leg().orElseThrow().sid();
        centre.sql
                .sql("alter table recovery add constraint no_more check (false) not valid")
                .update();
        ada.refresh(BRIEFLY);
        until(() -> count(PUT_ASIDE) > 0);
        assertThat(count("select count(*) from recovery")).isZero();
        assertThat(count("select count(*) from conference where roster -> 'legs' -> '" + leg
                        + "' ->> 'presence' = 'HERE'"))
                .as("as if nobody had told of the leave")
                .isEqualTo(1);

        recoveriesCanBeWritten();

        assertThat(outcome()).isEqualTo("RECOVERED");
        until(() -> hearsAnAgent(customer));
        until(() -> count(PUT_ASIDE) == 0);
        doneExactlyOnce();
    }
}
