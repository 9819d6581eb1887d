package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.Answer;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.ReservationView;
import com.flexreconnect.simulator.world.Sound;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What only a live account can settle (docs/open-questions.md) may turn out either way. By default a few Twilios in
 * which any two answers meet; {@code -Dthorough=true} plays every story with each answer alone, {@code -Dseeds=} that
 * many random ones.
 */
@Execution(ExecutionMode.CONCURRENT)
class EitherAnswerTest extends Scenario {

    EitherAnswerTest() {
        super(CallCentres.borrow());
    }

    @Override
    @AfterEach
    void twilioUnderstoodAll() {
        try {
            assertThat(twilio.requests().unknownRequests()).isEmpty();
            assertThat(twilio.webhooks().log().refused())
                    .as("refused for good; what came too late is sent again")
                    .noneMatch(delivery -> delivery.status() / 100 == 4);
        } finally {
            CallCentres.giveBack(centre);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tellings")
    void ends_well(Telling telling) {
        telling.answers().forEach(twilio.answers()::set);
        try {
            telling.story().told.accept(this);
            nothingIsLeft();
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(telling + "\n" + broken.getMessage() + "\n" + telling.again(), broken);
        }
    }

    static Stream<Telling> tellings() {
        return Telling.wanted();
    }

    void agentRefreshes() {
        var customer = callWithAda();
        ada.refresh(BRIEFLY);
        isBackWith(customer);
        enqueued(customer, 1);
    }

    /** Before the plugin could register anybody. */
    void agentRefreshesAtOnce() {
        twilio.pace().set(Delay.PLUGIN_REGISTERS, Duration.ofSeconds(1));
        ada.armEndConference(false);
        var customer = twilio.incomingCall("+15551230001");
        until(ada::talks);
        ada.refresh(BRIEFLY);
        isBackWith(customer);
        enqueued(customer, 1);
    }

    void agentRefreshesAgain() {
        var customer = callWithAda();
        ada.refresh(BRIEFLY);
        isBackWith(customer);
        knows(ada);
        ada.refresh(BRIEFLY);
        until(() -> count("select count(*) from recovery where outcome = 'RECOVERED'") == 2);
        until(() -> hearsAnAgent(customer));
        enqueued(customer, 2);
    }

    void agentStaysAway() {
        var customer = callWithAda();
        var bob = twilio.agent("Bob");
        ada.stayAway();
        until(bob::talks);
        assertThat(outcome()).isEqualTo("HANDED_OVER");
        until(() -> hearsAnAgent(customer));
        enqueued(customer, 1);
    }

    void agentIsRemoved() {
        var customer = callWithAda();
        var room = ada.conference().orElseThrow().sid();
        twilio.world().participants().remove(room, ada.leg().orElseThrow().sid());
        isBackWith(customer);
        enqueued(customer, 1);
    }

    void agentSaysGoodbye() {
        var customer = callWithAda();
        ada.hangUp();
        until(() -> !live(customer));
        until(() -> twilio.webhooks().log().ofType("conference-end").size() >= 1);
        until(() -> twilio.webhooks().log().ofType("participant-leave").size() >= 2);
        assertThat(recoveries()).isEmpty();
    }

    void agentHandsOnInVain() {
        var customer = callWithAda();
        var bob = twilio.agent("Bob").rejectNext();
        ada.coldTransferTo(bob);
        until(() -> hearsAnAgent(customer));
        var comesBack = twilio.answers().is(Answer.A_TRANSFER_FAILS);
        if (comesBack) assertThat(outcome()).isEqualTo("RECOVERED");
        enqueued(customer, comesBack ? 1 : 0);
    }

    void customerHangsUpDuringThePing() {
        var customer = callWithAda();
        ada.stayAway();
        until(() -> pings().size() == 1);
        customer.hangUp();
        assertThat(outcome()).isEqualTo("CUSTOMER_LEFT");
    }

    void customerHangsUpInTheQueue() {
        var customer = callWithAda();
        adaIsBackAndLetsThePingRing();
        until(ada::pageIsOpen);
        ada.acceptOffer();
        untilPhase("WAITING");
        customer.hangUp();
        assertThat(outcome()).isEqualTo("CUSTOMER_LEFT");
    }

    void thirdPartyIsKept() {
        var customer = callWithAda();
        var expert = expertFor(customer);
        ada.refresh(BRIEFLY);
        isBackWith(customer);
        until(() -> together(customer, expert));
        enqueued(customer, 1);
    }

    void customerIsOnHold() {
        var customer = callWithAda();
        var expert = expertFor(customer);
        ada.hold(true);
        until(() -> customer.hears() == Sound.HOLD_MUSIC);
        ada.refresh(BRIEFLY);
        isBackWith(customer);
        until(() -> together(customer, expert));
        enqueued(customer, 1);
    }

    void supervisorListens() {
        var customer = callWithAda();
        var joins = twilio.webhooks().log().ofType("participant-join").size();
        twilio.supervisorOf(customer);
        until(() -> twilio.webhooks().log().ofType("participant-join").size() > joins);
        ada.refresh(BRIEFLY);
        isBackWith(customer);
        enqueued(customer, 1);
    }

    void answerAboutThePingIsLost() {
        var customer = callWithAda();
        twilio.faults().next(RestCall.createsTask(), Fault.loseAnswer());
        ada.refresh(BRIEFLY);
        isBackWith(customer);
        enqueued(customer, 1);
    }

    void answerAboutTheRedirectIsLost() {
        var customer = callWithAda();
        twilio.faults().next(RestCall.redirectsCall(), Fault.loseAnswer());
        ada.refresh(BRIEFLY);
        isBackWith(customer);
        enqueued(customer, 1);
    }

    /** Where nobody tells that Flex arms the agent's leg, the plugin keeps it from doing so. */
    @Override
    SimulatedCustomer callWithAda() {
        if (!twilio.answers().is(Answer.MODIFY_NEVER)) return super.callWithAda();
        ada.armEndConference(false);
        var customer = twilio.incomingCall("+15551230001");
        registered(ada);
        return customer;
    }

    private void knows(com.flexreconnect.simulator.agent.SimulatedAgent agent) {
        if (twilio.answers().is(Answer.MODIFY_NEVER)) registered(agent);
        else settled(agent);
    }

    private SimulatedCustomer expertFor(SimulatedCustomer customer) {
        var expert = twilio.addThirdParty(customer, "+15557770001");
        until(() -> count("select count(*) from effect where name like 'Identify[%" + expert.callSid()
                        + "%' and status = 'DONE'")
                > 0);
        return expert;
    }

    private void isBackWith(SimulatedCustomer customer) {
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");
        until(() -> hearsAnAgent(customer));
    }

    private void enqueued(SimulatedCustomer customer, int times) {
        assertThat(requests(RestCall.redirectsCall().and(call -> call.path().contains(customer.callSid()))))
                .as("enqueues")
                .hasSize(times);
    }

    /** Laws for every story: no ping, no effect, no reservation, no conference without an agent stays behind. */
    private void nothingIsLeft() {
        until(() -> pings().stream().allMatch(ping -> ping.over()));
        until(() -> count("select count(*) from effect where status in ('ENTERED', 'STARTED')") == 0);
        until(() -> count("select count(*) from recovery where closed_at is null") == 0);
        until(() -> liveRooms().stream().allMatch(this::nobodyWaitsThere));
        until(() -> twilio.agents().stream()
                .flatMap(agent -> twilio.world().snapshot().activeReservationsOf(agent.workerSid()).stream())
                .allMatch(this::isOfALiveCall));
        assertThat(requests(RestCall.announces()).size())
                .as("announcements")
                .isLessThanOrEqualTo(recoveries().size());
        assertThat(count("select count(*) from inbox where judge_at is not null"))
                .as("put aside")
                .isZero();
        assertThat(count("select count(*) from effect where name like 'Alert%'"))
                .as("alerts")
                .isZero();
    }

    /** A supervisor who only listened is not moved: where the redirect ends nothing, they leave when they like. */
    private boolean nobodyWaitsThere(ConferenceView room) {
        var who = room.participants();
        var ends = twilio.answers().is(Answer.THE_CONFERENCE_ENDS)
                && twilio.answers().is(Answer.THE_CUSTOMER_ENDS_IT);
        return who.stream().anyMatch(one -> one.type().equals("worker"))
                || !ends && who.stream().allMatch(one -> one.type().equals("supervisor"));
    }

    private boolean isOfALiveCall(ReservationView reservation) {
        return liveRooms().stream().anyMatch(room -> room.friendlyName().equals(reservation.taskSid()));
    }

    private List<ConferenceView> liveRooms() {
        return twilio.world().snapshot().conferences().stream()
                .filter(ConferenceView::live)
                .toList();
    }

    private static boolean together(SimulatedCustomer one, SimulatedCustomer other) {
        var room = one.call().conferenceSid();
        return room != null && room.equals(other.call().conferenceSid());
    }

    private boolean live(SimulatedCustomer someone) {
        return twilio.world().snapshot().call(someone.callSid()).orElseThrow().live();
    }
}
