package com.flexreconnect.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.webhook.WebhookKind;
import com.flexreconnect.simulator.world.Delay;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookFaultsTest {

    private FakeService service;
    private TwilioSimulator simulator;

    @BeforeEach
    void start() {
        var settings = SimulatorSettings.standard();
        service = new FakeService(settings.authToken());
        simulator = TwilioSimulator.start(settings.withServiceUrl(service.url()));
        simulator.pace().set(Delay.CALLBACK_RETRY, Duration.ofMillis(10)).set(Delay.EVENT_RETRY, Duration.ofMillis(10));
    }

    @AfterEach
    void stop() {
        simulator.close();
        service.close();
    }

    @Test
    void each_is_sent_as_often_as_wanted() {
        simulator.webhooks().repeatEach(3);

        talk();

        await().until(() -> service.events("task-queue.entered").size() == 3);
        await().until(() -> service.callbackNames().stream()
                        .filter("participant-join"::equals)
                        .count()
                == 6);
        assertThat(service.events("task-queue.entered").stream()
                        .map(event -> event.get("id"))
                        .distinct())
                .hasSize(1);
        assertThat(sequenceNumbers().stream().distinct().count())
                .isLessThan(sequenceNumbers().size());
    }

    @Test
    void what_is_held_back_comes_later_in_the_other_order() {
        simulator.webhooks().hold(message -> message.kind() == WebhookKind.CONFERENCE);
        talk();
        await().until(() -> simulator.webhooks().held().size() == 3);
        assertThat(service.callbacks).isEmpty();

        simulator.webhooks().releaseReversed();

        await().until(() -> service.callbacks.size() == 3);
        assertThat(service.callbackNames())
                .containsExactly("participant-modify", "participant-join", "participant-join");
    }

    @Test
    void a_seed_decides_the_order() {
        simulator.webhooks().shuffle(4, Duration.ofMillis(300));
        talk();
        IntStream.range(0, 6).forEach(i -> simulator.incomingCall("+1555000000" + i));

        await().until(() -> service.events.size() >= 8);
        assertThat(service.events.stream()
                        .map(event -> event.get("time").asString())
                        .toList())
                .isNotEqualTo(service.events.stream()
                        .map(event -> event.get("time").asString())
                        .sorted()
                        .toList());
    }

    @Test
    void events_come_in_batches() {
        simulator.webhooks().batch(3, Duration.ofSeconds(1));

        IntStream.range(0, 4).forEach(i -> simulator.incomingCall("+1555000000" + i));

        await().until(() -> service.events("task-queue.entered").size() == 4);
        assertThat(service.batchSizes).containsExactly(3, 1);
    }

    @Test
    void what_fails_comes_again_as_the_overrides_and_event_streams_promise() {
        service.failNext.set(2);

        talk();

        await().until(() -> service.events("reservation.accepted").size() == 1
                && service.callbackNames().contains("participant-modify"));
        await().until(() -> service.callbacks.size() == 3);
        assertThat(simulator.webhooks().log().refused()).hasSize(2);
        assertThat(service.badSignatures).isEmpty();
    }

    @Test
    void nothing_comes_while_the_service_cannot_be_reached_and_all_of_it_afterwards() {
        simulator.serviceReachable(false);
        talk();
        await().until(() -> simulator.webhooks().log().refused().stream()
                .anyMatch(delivery -> delivery.type().equals("task-queue.entered")));
        assertThat(service.events).isEmpty();
        assertThat(service.callbacks).isEmpty();

        simulator.serviceReachable(true);

        await().until(() -> service.events("task-queue.entered").size() == 1);
    }

    @Test
    void a_lost_message_never_comes() {
        simulator.webhooks().dropNext(1, message -> message.type().equals("reservation.accepted"));

        var customer = talk();
        await().until(() -> service.events("task-queue.entered").size() == 1);
        await().until(() -> service.callbacks.size() == 3);
        customer.hangUp();

        await().until(() -> service.events("reservation.wrapup").size() == 1);
        assertThat(service.events("reservation.accepted")).isEmpty();
    }

    @Test
    void a_callback_carries_what_twilio_sends() {
        simulator.agent("Ada").armEndConference(false);
        var customer = talk();
        simulator.agent("Ada").refresh(Duration.ofHours(1));
        await().until(() -> service.callbackNames().contains("participant-leave"));
        customer.hangUp();

        await().until(() -> service.callbackNames().contains("conference-end"));
        Map<String, String> end = service.callbacks.stream()
                .filter(one -> one.get("StatusCallbackEvent").equals("conference-end"))
                .findFirst()
                .orElseThrow();
        assertThat(end)
                .containsEntry("CallSidEndingConference", customer.callSid())
                .containsEntry("ReasonConferenceEnded", "participant-with-end-conference-on-exit-left")
                .containsKeys("Timestamp", "AccountSid", "FriendlyName")
                .doesNotContainKey("CallSid");
        assertThat(sequenceNumbers()).doesNotHaveDuplicates();
        assertThat(simulator.webhooks().log().ofType("participant-leave")).isNotEmpty();
    }

    @Test
    void a_message_is_repeated_on_demand() {
        talk();
        await().until(() -> service.events("reservation.accepted").size() == 1);

        simulator.webhooks().sent().stream()
                .filter(message -> message.type().equals("reservation.accepted"))
                .forEach(simulator.webhooks()::sendAgain);

        await().until(() -> service.events("reservation.accepted").size() == 2);
    }

    private SimulatedCustomer talk() {
        var ada = simulator.agent("Ada");
        var customer = simulator.incomingCall("+15551230001");
        await().until(ada::talks);
        return customer;
    }

    private List<String> sequenceNumbers() {
        return service.callbacks.stream()
                .map(one -> one.get("ConferenceSid") + one.get("SequenceNumber"))
                .toList();
    }
}
