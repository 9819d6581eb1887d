package com.flexreconnect.conference;

import com.flexreconnect.conference.ConferenceEvent.CallOver;
import com.flexreconnect.conference.ConferenceEvent.Identified;
import com.flexreconnect.conference.ConferenceEvent.Identity;
import com.flexreconnect.conference.ConferenceEvent.Joined;
import com.flexreconnect.conference.ConferenceEvent.Left;
import com.flexreconnect.conference.ConferenceEvent.Modified;
import com.flexreconnect.conference.ConferenceEvent.Registered;
import com.flexreconnect.conference.ConferenceEvent.SaidGoodbye;
import com.flexreconnect.conference.ConferenceEvent.TransferFailed;
import com.flexreconnect.conference.ConferenceEvent.WrappedUp;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.sid.WorkflowSid;
import java.util.Optional;

/** Those who may be in the room, and short ways to say what they do. */
final class People {

    static final ConferenceSid ROOM = new ConferenceSid("CF" + "1".repeat(32));
    static final TaskSid TASK = new TaskSid("WT" + "1".repeat(32));
    static final Agent ADA = agent(1, "Ada");
    static final Agent BOB = agent(2, "Bob");

    static final CallSid CUSTOMER = call(1);
    static final CallSid ADAS = call(2);
    static final CallSid ADAS_OTHER_TAB = call(3);
    static final CallSid BOBS = call(4);
    static final CallSid THIRD_PARTY = call(5);
    static final CallSid SUPERVISOR = call(6);

    private People() {}

    static Joined joins(CallSid call, int sequence) {
        return new Joined(call, sequence, false, false);
    }

    static Joined listensIn(CallSid call, int sequence) {
        return new Joined(call, sequence, false, true);
    }

    static Modified armed(CallSid call, int sequence) {
        return new Modified(call, sequence, true);
    }

    static Modified disarmed(CallSid call, int sequence) {
        return new Modified(call, sequence, false);
    }

    static Left leaves(CallSid call, int sequence) {
        return leaves(call, sequence, Departure.HUNG_UP);
    }

    static Left leaves(CallSid call, int sequence, Departure how) {
        return new Left(call, sequence, how);
    }

    /** Said at the first moment; a goodbye at the second. */
    static Registered registers(Agent agent, CallSid call) {
        return registers(agent, call, 1);
    }

    static Registered registers(Agent agent, CallSid call, int moment) {
        return new Registered(agent, call, Optional.of(CUSTOMER), moment);
    }

    static SaidGoodbye goodbye(Agent agent) {
        return goodbye(agent, 2);
    }

    static SaidGoodbye goodbye(Agent agent, int moment) {
        return new SaidGoodbye(agent.worker(), moment);
    }

    static CallOver isOver(CallSid call) {
        return new CallOver(call);
    }

    static TransferFailed transferFailed(Agent agent, int moment) {
        return new TransferFailed(agent.worker(), moment);
    }

    static WrappedUp wrapsUp(Agent agent) {
        return new WrappedUp(agent.reservation());
    }

    static Identified isAgent(CallSid call, Agent agent) {
        return new Identified(call, new Identity.AgentOf(agent, Optional.of(CUSTOMER)));
    }

    static Identified isSomeAgent(CallSid call) {
        return new Identified(call, new Identity.SomeAgent());
    }

    static Identified isThirdParty(CallSid call) {
        return new Identified(call, new Identity.ThirdParty());
    }

    static Identified isCustomer(CallSid call) {
        return new Identified(call, new Identity.Customer());
    }

    private static CallSid call(int number) {
        return new CallSid("CA" + "%032d".formatted(number));
    }

    private static Agent agent(int number, String name) {
        return new Agent(
                new WorkerSid("WK" + "%032d".formatted(number)),
                name,
                TASK,
                new WorkflowSid("WW" + "1".repeat(32)),
                new ReservationSid("WR" + "%032d".formatted(number)));
    }
}
