package com.flexreconnect.conference;

import static com.flexreconnect.conference.People.ADA;
import static com.flexreconnect.conference.People.ADAS;
import static com.flexreconnect.conference.People.ADAS_OTHER_TAB;
import static com.flexreconnect.conference.People.BOB;
import static com.flexreconnect.conference.People.BOBS;
import static com.flexreconnect.conference.People.CUSTOMER;
import static com.flexreconnect.conference.People.SUPERVISOR;
import static com.flexreconnect.conference.People.THIRD_PARTY;
import static com.flexreconnect.conference.People.armed;
import static com.flexreconnect.conference.People.disarmed;
import static com.flexreconnect.conference.People.goodbye;
import static com.flexreconnect.conference.People.isAgent;
import static com.flexreconnect.conference.People.isCustomer;
import static com.flexreconnect.conference.People.isOver;
import static com.flexreconnect.conference.People.isSomeAgent;
import static com.flexreconnect.conference.People.isThirdParty;
import static com.flexreconnect.conference.People.joins;
import static com.flexreconnect.conference.People.leaves;
import static com.flexreconnect.conference.People.listensIn;
import static com.flexreconnect.conference.People.registers;
import static com.flexreconnect.conference.People.transferFailed;
import static com.flexreconnect.conference.People.wrapsUp;

import com.flexreconnect.conference.ConferenceEvent.Ended;
import com.flexreconnect.sid.CallSid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happens in one room, and who is lost in the end. Its facts may arrive in any order, any of them again.
 *
 * @param lost the leg of the agent who is to be recovered; empty when nobody is
 */
record RoomStory(String name, Optional<CallSid> lost, List<ConferenceEvent> facts) {

    static final List<RoomStory> ALL = List.of(
            lost(ADAS, "the agent's page is refreshed", armed(ADAS, 3), disarmed(ADAS, 4), leaves(ADAS, 5)),
            lost(ADAS, "Flex arms twice", armed(ADAS, 3), disarmed(ADAS, 4), armed(ADAS, 5), leaves(ADAS, 6)),
            nobody("the agent says goodbye", goodbye(ADA), leaves(ADAS, 3), wrapsUp(ADA)),
            lost(
                    ADAS,
                    "nobody takes the call that the agent handed on",
                    goodbye(ADA),
                    leaves(ADAS, 3),
                    wrapsUp(ADA),
                    transferFailed(ADA, 3)),
            nobody(
                    "nobody takes it at first, and then somebody does",
                    goodbye(ADA),
                    transferFailed(ADA, 3),
                    goodbye(ADA, 4),
                    leaves(ADAS, 3),
                    joins(BOBS, 4),
                    registers(BOB, BOBS)),
            nobody("the customer hangs up first", leaves(CUSTOMER, 3), leaves(ADAS, 4), wrapsUp(ADA)),
            nobody("the customer is redirected", leaves(CUSTOMER, 3, Departure.REDIRECTED), leaves(ADAS, 4)),
            nobody(
                    "the conference is ended by request",
                    leaves(ADAS, 3, Departure.ROOM_CLOSED),
                    leaves(CUSTOMER, 4, Departure.ROOM_CLOSED),
                    new Ended(5),
                    wrapsUp(ADA)),
            nobody("only the end is heard", new Ended(9), wrapsUp(ADA)),
            nobody("another tab takes over", joins(ADAS_OTHER_TAB, 3), leaves(ADAS, 4), registers(ADA, ADAS_OTHER_TAB)),
            lost(
                    ADAS_OTHER_TAB,
                    "another tab takes over and is lost",
                    joins(ADAS_OTHER_TAB, 3),
                    leaves(ADAS, 4),
                    registers(ADA, ADAS_OTHER_TAB),
                    armed(ADAS_OTHER_TAB, 5),
                    leaves(ADAS_OTHER_TAB, 6)),
            lost(
                    ADAS_OTHER_TAB,
                    "another tab takes over, nobody tells that the first one left, and it is lost",
                    joins(ADAS_OTHER_TAB, 3),
                    registers(ADA, ADAS_OTHER_TAB),
                    leaves(ADAS_OTHER_TAB, 6),
                    isOver(ADAS)),
            nobody(
                    "another tab takes over without registering",
                    joins(ADAS_OTHER_TAB, 3),
                    leaves(ADAS, 4),
                    isAgent(ADAS_OTHER_TAB, ADA)),
            nobody("the agent\'s leg is taken out and put back", leaves(ADAS, 3), joins(ADAS, 4)),
            nobody(
                    "the agent is back by hand",
                    leaves(ADAS, 3),
                    joins(ADAS_OTHER_TAB, 4),
                    registers(ADA, ADAS_OTHER_TAB)),
            lost(
                    BOBS,
                    "two agents are lost at once",
                    joins(BOBS, 3),
                    registers(BOB, BOBS),
                    leaves(ADAS, 4),
                    leaves(BOBS, 5)),
            nobody("one of two agents is lost", joins(BOBS, 3), registers(BOB, BOBS), leaves(ADAS, 4), wrapsUp(ADA)),
            lost(
                    BOBS,
                    "one agent says goodbye, the other is lost",
                    joins(BOBS, 3),
                    registers(BOB, BOBS),
                    goodbye(ADA),
                    leaves(ADAS, 4),
                    leaves(BOBS, 5)),
            lost(
                    BOBS,
                    "a goodbye of whose leave nobody tells, and the next agent is lost",
                    goodbye(ADA),
                    wrapsUp(ADA),
                    joins(BOBS, 4),
                    registers(BOB, BOBS, 3),
                    leaves(BOBS, 5)),
            lost(
                    BOBS,
                    "nobody tells of any leave, and the first agent said goodbye",
                    goodbye(ADA),
                    wrapsUp(ADA),
                    registers(BOB, BOBS, 3),
                    wrapsUp(BOB)),
            lost(
                    BOBS,
                    "of one who said goodbye nobody tells any more, and the next, who never registered, is lost",
                    goodbye(ADA),
                    joins(BOBS, 4),
                    isAgent(BOBS, BOB),
                    leaves(BOBS, 5),
                    isOver(ADAS)),
            lost(
                    BOBS,
                    "the same, and only TaskRouter tells that the first is done",
                    goodbye(ADA),
                    wrapsUp(ADA),
                    joins(BOBS, 4),
                    isAgent(BOBS, BOB),
                    leaves(BOBS, 5),
                    isOver(ADAS)),
            lost(ADAS, "a third party stays", joins(THIRD_PARTY, 3), isThirdParty(THIRD_PARTY), leaves(ADAS, 4)),
            lost(
                    ADAS,
                    "a third party leaves later",
                    joins(THIRD_PARTY, 3),
                    isThirdParty(THIRD_PARTY),
                    leaves(ADAS, 4),
                    leaves(THIRD_PARTY, 5)),
            lost(ADAS, "a supervisor listens", listensIn(SUPERVISOR, 3), isSomeAgent(SUPERVISOR), leaves(ADAS, 4)),
            nobody("an unknown agent is there", joins(BOBS, 3), isSomeAgent(BOBS), leaves(ADAS, 4)),
            lost(
                    ADAS,
                    "an unknown agent was there before, of whose leave nobody told",
                    joins(BOBS, 3),
                    isSomeAgent(BOBS),
                    leaves(ADAS, 5),
                    isOver(BOBS)),
            lost(ADAS, "no callback says that the agent left", wrapsUp(ADA)),
            lost(ADAS, "no callback says why", leaves(ADAS, 3, Departure.UNSAID), wrapsUp(ADA)),
            new RoomStory(
                    "the agent reloads before they could register",
                    Optional.of(ADAS),
                    List.of(joins(CUSTOMER, 1), joins(ADAS, 2), leaves(ADAS, 3), isAgent(ADAS, ADA))),
            new RoomStory(
                    "the registration does not say who the customer is",
                    Optional.of(ADAS),
                    List.of(
                            joins(CUSTOMER, 1),
                            joins(ADAS, 2),
                            new ConferenceEvent.Registered(ADA, ADAS, Optional.empty(), 1),
                            leaves(ADAS, 3),
                            isAgent(ADAS, ADA))),
            lost(
                    ADAS_OTHER_TAB,
                    "nearly everything in one call",
                    joins(THIRD_PARTY, 3),
                    isThirdParty(THIRD_PARTY),
                    armed(ADAS, 4),
                    joins(ADAS_OTHER_TAB, 5),
                    leaves(ADAS, 6),
                    registers(ADA, ADAS_OTHER_TAB),
                    leaves(ADAS_OTHER_TAB, 7),
                    wrapsUp(ADA)),
            new RoomStory(
                    "nobody ever registered, the customer hangs up",
                    Optional.empty(),
                    List.of(
                            joins(CUSTOMER, 1),
                            joins(ADAS, 2),
                            leaves(CUSTOMER, 3),
                            leaves(ADAS, 4),
                            isAgent(ADAS, ADA),
                            isCustomer(CUSTOMER))));

    private static RoomStory lost(CallSid lost, String name, ConferenceEvent... facts) {
        return new RoomStory(name, Optional.of(lost), withACall(facts));
    }

    private static RoomStory nobody(String name, ConferenceEvent... facts) {
        return new RoomStory(name, Optional.empty(), withACall(facts));
    }

    private static List<ConferenceEvent> withACall(ConferenceEvent... facts) {
        return Stream.concat(Stream.of(joins(CUSTOMER, 1), joins(ADAS, 2), registers(ADA, ADAS)), Stream.of(facts))
                .toList();
    }
}
