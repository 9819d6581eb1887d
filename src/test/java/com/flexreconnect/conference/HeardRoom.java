package com.flexreconnect.conference;

import static com.flexreconnect.conference.People.ADA;
import static com.flexreconnect.conference.People.ADAS;
import static com.flexreconnect.conference.People.CUSTOMER;
import static com.flexreconnect.conference.People.ROOM;
import static com.flexreconnect.conference.People.joins;
import static com.flexreconnect.conference.People.registers;

import com.flexreconnect.conference.Finding.AgentLost;
import com.flexreconnect.sid.CallSid;
import java.util.Set;

/** A room of which one fact after the other is heard. */
final class HeardRoom {

    private Conference room = Conference.empty(ROOM);

    /** The customer and Ada are talking. */
    void aCall() {
        hear(joins(CUSTOMER, 1));
        hear(joins(ADAS, 2));
        hear(registers(ADA, ADAS));
    }

    /** What this fact means after all that was heard before. */
    Iterable<Finding> hear(ConferenceEvent fact) {
        var judged = room.after(fact);
        room = judged.next();
        return judged.findings();
    }

    Conference now() {
        return room;
    }

    static AgentLost lost(Agent agent, CallSid leg, boolean certain) {
        return new AgentLost(agent, leg, CUSTOMER, Set.of(), certain);
    }
}
