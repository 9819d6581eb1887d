package com.flexreconnect.conference;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.ConferenceEvent.Identified;
import com.flexreconnect.conference.ConferenceEvent.Identity;
import com.flexreconnect.conference.ConferenceEvent.Joined;
import com.flexreconnect.conference.ConferenceEvent.Left;
import com.flexreconnect.conference.ConferenceEvent.Registered;
import com.flexreconnect.conference.ConferenceEvent.RegisteredWithoutLeg;
import com.flexreconnect.conference.ConferenceEvent.SaidGoodbye;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.sid.WorkflowSid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A page that was loaded while the call rang knows the conference and the worker, but not the worker's leg. */
class RegisteredWithoutLegTest {
    private static final String END = "0".repeat(31);
    private static final CallSid CUSTOMER = new CallSid("CA" + END + "1");
    private static final CallSid LEG = new CallSid("CA" + END + "2");
    private static final Agent ADA = new Agent(
            new WorkerSid("WK" + END + "1"),
            "Ada",
            new TaskSid("WT" + END + "1"),
            new WorkflowSid("WW" + END + "1"),
            new ReservationSid("WR" + END + "1"));

    private final List<Finding> findings = new ArrayList<>();
    private Conference room = Conference.empty(new ConferenceSid("CF" + END + "1"));

    @Test
    void takes_part_and_twilio_is_asked_for_the_leg() {
        bothJoin();
        after(new RegisteredWithoutLeg(ADA, Optional.of(CUSTOMER), 1));
        assertThat(room.takesPart(ADA.worker())).isTrue();
        assertThat(room.customer()).contains(CUSTOMER);
        assertThat(findings).contains(new Finding.Unidentified(LEG, Optional.of(ADA.task())));
    }

    @Test
    void is_lost_with_the_leg_that_turned_out_to_be_theirs() {
        bothJoin();
        after(new RegisteredWithoutLeg(ADA, Optional.of(CUSTOMER), 1));
        after(new Identified(LEG, new Identity.AgentOf(ADA, Optional.of(CUSTOMER))));
        assertThat(losses()).isEmpty();
        after(new Left(LEG, 3, Departure.HUNG_UP));
        assertThat(losses()).singleElement().returns(LEG, Finding.AgentLost::agentCall);
    }

    @Test
    void is_lost_also_when_the_answer_comes_after_the_leave() {
        bothJoin();
        after(new RegisteredWithoutLeg(ADA, Optional.empty(), 1));
        after(new Left(LEG, 3, Departure.HUNG_UP));
        assertThat(losses()).isEmpty();
        after(new Identified(LEG, new Identity.AgentOf(ADA, Optional.of(CUSTOMER))));
        assertThat(losses()).hasSize(1);
    }

    @Test
    void takes_a_goodbye_back_that_was_said_before_but_not_one_after_which_the_leg_left() {
        bothJoin();
        after(new SaidGoodbye(ADA.worker(), 1));
        after(new RegisteredWithoutLeg(ADA, Optional.of(CUSTOMER), 2));
        assertThat(room.leavesOnPurpose(ADA.worker())).isFalse();

        after(new Registered(ADA, LEG, Optional.of(CUSTOMER), 3));
        after(new SaidGoodbye(ADA.worker(), 4));
        after(new Left(LEG, 3, Departure.HUNG_UP));
        after(new RegisteredWithoutLeg(ADA, Optional.of(CUSTOMER), 5));
        assertThat(room.leavesOnPurpose(ADA.worker())).isTrue();
        assertThat(losses()).isEmpty();
    }

    private void bothJoin() {
        after(new Joined(CUSTOMER, 1, false, false));
        after(new Joined(LEG, 2, false, false));
    }

    private void after(ConferenceEvent event) {
        var judged = room.after(event);
        room = judged.next();
        findings.addAll(judged.findings());
    }

    private List<Finding.AgentLost> losses() {
        return findings.stream()
                .filter(Finding.AgentLost.class::isInstance)
                .map(Finding.AgentLost.class::cast)
                .toList();
    }
}
