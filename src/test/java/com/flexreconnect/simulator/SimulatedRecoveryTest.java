package com.flexreconnect.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.Sound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recovery driven by hand over HTTP: everything the service will need is there. */
class SimulatedRecoveryTest {

    private TwilioSimulator simulator;
    private FakeService service;
    private RestClient twilio;
    private SimulatedAgent ada;

    @BeforeEach
    void start() {
        var settings = SimulatorSettings.standard();
        service = new FakeService(settings.authToken());
        simulator = TwilioSimulator.start(settings.withServiceUrl(service.url()));
        twilio = new RestClient(simulator);
        ada = simulator.agent("Ada");
    }

    @AfterEach
    void stop() {
        simulator.close();
        service.close();
    }

    @Test
    void the_agent_refreshes_and_gets_the_customer_back() {
        var customer = simulator.incomingCall("+15551230001");
        await().until(ada::talks);
        await().until(() -> service.pluginCalls.size() == 1);
        var registered = service.pluginCalls.getFirst();
        assertThat(registered)
                .containsEntry("path", "/flex/add-worker-to-conference-state")
                .containsEntry("customerCallSid", customer.callSid())
                .containsEntry("workerSid", ada.workerSid())
                .containsEntry("Token", ada.token());
        String conference = registered.get("conferenceSid");

        // Flex arms the agent's own leg after a while
        await().until(() -> service.callbackNames().contains("participant-modify"));
        twilio.post(
                "/Conferences/" + conference + "/Participants/" + registered.get("workerCallSid") + ".json",
                Map.of("EndConferenceOnExit", "false"));

        ada.refresh(Duration.ofMillis(100));

        await().until(() -> service.callbackNames().contains("participant-leave"));
        assertThat(service.callback("participant-leave"))
                .containsEntry("ReasonParticipantLeft", "participant_hung_up")
                .containsEntry("FriendlyName", registered.get("taskSid"))
                .containsEntry("CallSid", registered.get("workerCallSid"))
                .containsKey("SequenceNumber");
        twilio.post(
                "/Conferences/" + conference + ".json", Map.of("AnnounceUrl", service.url() + "/voice/announcement"));
        await().until(() -> customer.hears() == Sound.ANNOUNCEMENT);
        assertThat(service.media).containsExactly("POST /voice/announcement");

        var ping = twilio.taskrouter(
                "/Tasks",
                Map.of(
                        "WorkflowSid",
                        simulator.settings().ids().pingWorkflow(),
                        "Priority",
                        "1000",
                        "Timeout",
                        "15",
                        "Attributes",
                        "{\"recoveryId\":\"r1\",\"disconnectedTaskSid\":\"" + registered.get("taskSid")
                                + "\",\"disconnectedWorkerSid\":\"" + ada.workerSid() + "\"}"));
        await().until(() -> service.events("reservation.accepted").stream()
                .anyMatch(event -> event.at("/data/payload/task_sid")
                        .asString()
                        .equals(ping.get("sid").asString())));
        twilio.taskrouter(
                "/Tasks/" + ping.get("sid").asString(), Map.of("AssignmentStatus", "completed", "Reason", "answered"));
        twilio.post(
                "/Calls/" + customer.callSid() + ".json",
                Map.of(
                        "Twiml",
                        "<Response><Enqueue workflowSid=\""
                                + simulator.settings().ids().voiceWorkflow()
                                + "\" waitUrl=\"" + service.url() + "/voice/wait\"><Task priority=\"1000\">"
                                + "{\"isReconnect\":true,\"disconnectedTaskSid\":\"WT1\",\"targetWorkerSid\":\""
                                + ada.workerSid() + "\"}</Task></Enqueue></Response>"));
        await().until(() -> service.events("task-queue.entered").stream()
                .anyMatch(event ->
                        event.at("/data/payload/task_attributes").asString().contains("isReconnect")));
        twilio.taskrouter(
                "/Tasks/" + registered.get("taskSid") + "/Reservations/" + registered.get("workerReservationSid"),
                Map.of("ReservationStatus", "completed"));

        await().until(ada::talks);
        assertThat(customer.longestSilence()).isLessThan(Duration.ofSeconds(2));
        assertThat(customer.heard(Sound.WAIT_AUDIO)).isTrue();
        assertThat(service.badSignatures).isEmpty();
        assertThat(simulator.requests().unknownRequests()).isEmpty();
        assertThat(simulator.requests().taskCreationsOf("r1")).hasSize(1);
        assertThat(simulator.requests().matching(RestCall.redirectsCall())).hasSize(1);
        assertThat(simulator.webhooks().log().refused()).isEmpty();
    }
}
