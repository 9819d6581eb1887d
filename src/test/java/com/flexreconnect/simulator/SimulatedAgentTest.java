package com.flexreconnect.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.world.ParticipantView;
import com.flexreconnect.simulator.world.ReservationView;
import com.flexreconnect.simulator.world.TwilioError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedAgentTest {

    private FakeService service;
    private TwilioSimulator simulator;
    private SimulatedAgent ada;

    @BeforeEach
    void start() {
        var settings = SimulatorSettings.standard();
        service = new FakeService(settings.authToken());
        simulator = TwilioSimulator.start(settings.withServiceUrl(service.url()));
        ada = simulator.agent("Ada");
    }

    @AfterEach
    void stop() {
        simulator.close();
        service.close();
    }

    @Test
    void says_goodbye_before_hanging_up_and_ends_a_call_of_two() {
        talk();

        ada.hangUp();

        assertThat(paths())
                .containsExactly(
                        "/flex/add-worker-to-conference-state",
                        "/flex/remove-worker-from-conference-state",
                        "/flex/end-conference");
        await().until(() -> reservations("completed").size() == 1);
    }

    @Test
    void leaves_a_call_of_three_to_the_others() {
        var customer = talk();
        simulator.addThirdParty(customer, "+15557770000");
        await().until(() -> !mine(ada).endConferenceOnExit());

        ada.hangUp();

        assertThat(paths()).doesNotContain("/flex/end-conference");
        assertThat(customer.call().live()).isTrue();
    }

    @Test
    void a_crash_is_noticed_later_than_a_refresh() {
        var customer = talk();

        ada.crash(Duration.ofHours(1));

        assertThat(customer.call().conferenceSid()).isNotNull();
        await().until(() -> service.callbackNames().contains("participant-leave"));
        assertThat(ada.pageIsOpen()).isFalse();
        assertThat(paths()).doesNotContain("/flex/remove-worker-from-conference-state");
    }

    @Test
    void a_refresh_in_the_first_moment_means_no_registration() {
        simulator.pace().set(com.flexreconnect.simulator.world.Delay.PLUGIN_REGISTERS, Duration.ofSeconds(1));
        simulator.incomingCall("+15551230001");
        await().until(ada::talks);

        ada.refresh(Duration.ofMillis(50));

        await().until(ada::pageIsOpen);
        await().until(() -> reservations("wrapping").size() == 1);
        assertThat(service.pluginCalls).isEmpty();
    }

    @Test
    void flex_arms_the_agents_leg_once_and_not_again_after_an_undo() {
        var customer = talk();
        await().until(() -> mine(ada).endConferenceOnExit());

        simulator
                .world()
                .participants()
                .update(
                        String.valueOf(customer.call().conferenceSid()),
                        mine(ada).callSid(),
                        com.flexreconnect.simulator.world.ParticipantChange.endConferenceOnExit(false));
        simulator.addThirdParty(customer, "+15557770000").hangUp();

        // the count crossed two and came back: Flex sends it again
        await().until(() -> mine(ada).endConferenceOnExit());
    }

    @Test
    void a_cold_transfer_hands_the_call_over() {
        var customer = talk();
        var bob = simulator.agent("Bob");

        ada.coldTransferTo(bob);

        await().until(bob::talks);
        assertThat(customer.call().live()).isTrue();
        assertThat(ada.leg()).isEmpty();
        assertThat(paths()).contains("/flex/remove-worker-from-conference-state");
        await().until(() -> reservations("completed").size() == 1);
    }

    @Test
    void a_failed_cold_transfer_leaves_the_agent_registered() {
        talk();
        var bob = simulator.agent("Bob");
        bob.goToActivity("Break");

        assertThatThrownBy(() -> ada.coldTransferTo(bob)).isInstanceOf(TwilioError.class);

        assertThat(ada.talks()).isTrue();
        assertThat(paths()).endsWith("/flex/add-worker-to-conference-state");
    }

    @Test
    void a_handed_over_call_that_is_rejected_comes_again() {
        talk();
        var bob = simulator.agent("Bob").rejectNext();

        ada.coldTransferTo(bob);

        await().until(() -> reservations("rejected").size() == 1);
        await().until(() -> bob.talks() || ada.talks());
    }

    @Test
    void a_warm_transfer_brings_two_agents_together() {
        talk();
        var bob = simulator.agent("Bob");

        ada.warmTransferTo(bob);

        await().until(bob::talks);
        assertThat(ada.talks()).isTrue();
        assertThat(ada.conference().orElseThrow().participants()).hasSize(3);
        await().until(() -> service.pluginCalls.size() == 2);
        assertThat(service.pluginCalls.stream().map(call -> call.get("workerSid")))
                .containsExactly(ada.workerSid(), bob.workerSid());
    }

    @Test
    void join_call_adds_a_leg_and_removes_the_old_one() {
        talk();
        String first = mine(ada).callSid();

        ada.joinCallInSecondTab();

        await().until(() -> service.pluginCalls.size() == 2);
        assertThat(service.pluginCalls.getLast().get("workerCallSid")).isNotEqualTo(first);
        await().until(() -> !simulator.world().calls().fetch(first).live());
        assertThat(reservations("accepted")).hasSize(1);
        assertThat(ada.talks()).isTrue();
    }

    @Test
    void rejects_once_and_accepts_the_next_offer() {
        ada.rejectNext();
        simulator.incomingCall("+15551230001");

        await().until(ada::talks);
        assertThat(reservations("rejected")).hasSize(1);
    }

    @Test
    void an_outbound_call_is_dialled_once_the_agent_is_there() {
        var task = simulator.outboundCall(ada, "+15558880000");

        await().until(ada::talks);
        assertThat(simulator.customerOf(task).call().to()).isEqualTo("+15558880000");
        await().until(() -> service.pluginCalls.size() == 1);
        assertThat(service.pluginCalls.getFirst().get("customerCallSid"))
                .isEqualTo(simulator.customerOf(task).callSid());
    }

    @Test
    void after_a_reset_the_world_is_empty_and_usable() {
        talk();
        simulator.reset();
        assertThat(simulator.world().snapshot().calls()).isEmpty();
        assertThat(simulator.agents()).isEmpty();

        ada = simulator.agent("Ada");
        talk();
        assertThat(ada.talks()).isTrue();
    }

    private SimulatedCustomer talk() {
        service.pluginCalls.clear();
        var customer = simulator.incomingCall("+15551230001", Map.of("name", "Somebody"));
        await().until(ada::talks);
        await().until(() -> service.pluginCalls.size() == 1);
        return customer;
    }

    private List<String> paths() {
        return service.pluginCalls.stream().map(call -> call.get("path")).toList();
    }

    private List<ReservationView> reservations(String status) {
        return simulator.world().reservations().all().stream()
                .filter(reservation -> reservation.status().equals(status))
                .toList();
    }

    private static ParticipantView mine(SimulatedAgent agent) {
        return agent.conference().orElseThrow().participants().stream()
                .filter(p -> agent.workerSid().equals(p.workerSid()))
                .findFirst()
                .orElseThrow();
    }
}
