package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.webhook.Message;
import com.flexreconnect.simulator.webhook.WebhookKind;
import com.flexreconnect.simulator.world.Sound;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Twilio tells comes late, twice and in another order: the caller is recovered all the same, and once. */
class FactsComeInAnyOrderTest extends Scenario {

    private static final Duration LATE = Duration.ofMillis(600);

    /** Old timers end some time later, whatever is told. */
    private static final String HEARD = "select count(*) from recovery_history where event not like 'PatienceEnded%'";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everything_twice_late_and_shuffled(long seed) {
        ada.armEndConference(false); // undoing it takes a callback, and these come when they like
        twilio.webhooks().repeatEach(2).shuffle(seed, LATE);
        var customer = twilio.incomingCall("+15551230001");
        registered(ada);
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        until(() -> hearsAnAgent(customer));
        doneExactlyOnce();
    }

    @Test
    void the_leave_before_the_join() {
        ada.armEndConference(false);
        twilio.webhooks().hold(message -> message.kind() == WebhookKind.CONFERENCE);
        twilio.incomingCall("+15551230001");
        registered(ada);
        ada.refresh(BRIEFLY);
        until(() -> held("participant-leave"));
        twilio.webhooks().releaseReversed();
        assertThat(outcome()).isEqualTo("RECOVERED");
        doneExactlyOnce();
    }

    @Test
    void the_reconnect_is_accepted_before_it_was_queued_and_the_ping_after_all() {
        callWithAda();
        twilio.webhooks()
                .hold(message -> message.kind() == WebhookKind.TASKROUTER
                        || message.type().equals("participant-join"));
        ada.refresh(BRIEFLY);
        until(ada::talks);
        until(() -> held("task-queue.entered") && held("reservation.accepted"));
        twilio.webhooks().releaseReversed();
        assertThat(outcome()).isEqualTo("RECOVERED");
        doneExactlyOnce();
    }

    @Test
    void the_leave_after_the_end() {
        ada.armEndConference(false);
        twilio.webhooks().hold(message -> message.type().equals("participant-leave"));
        var customer = twilio.incomingCall("+15551230001");
        registered(ada);
        ada.hangUpWithoutGoodbye();
        customer.hangUp();
        until(() -> count("select count(*) from conference where ended") == 1);
        twilio.webhooks().release();
        until(() -> twilio.webhooks().log().ofType("participant-leave").size() == 2);
        until(() -> count("select count(*) from recovery where closed_at is null") == 0);
        assertThat(requests(RestCall.createsTask())).isEmpty();
        assertThat(requests(RestCall.announces())).isEmpty();
    }

    /** TaskRouter's word started the recovery; Twilio had to repeat the callbacks for a while. */
    @Test
    void the_leave_after_the_caller_is_back_with_the_agent() {
        var customer = callWithAda();
        var room = customer.call().conferenceSid();
        twilio.webhooks()
                .hold(message -> message instanceof Message.Callback callback
                        && room.equals(callback.form().get("ConferenceSid")));
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        settled(ada);
        var leave = twilio.webhooks().held().stream()
                .filter(message -> message.type().equals("participant-leave"))
                .findFirst()
                .orElseThrow();
        twilio.webhooks().sendAgain(leave);
        until(() -> !twilio.webhooks().log().ofType("participant-leave").isEmpty());
        twilio.webhooks().release();
        doneExactlyOnce();
        assertThat(customer.hears()).isEqualTo(Sound.AGENT);
    }

    @Test
    void all_of_it_once_more_when_it_is_over() {
        var customer = callWithAda();
        ada.refresh(BRIEFLY);
        assertThat(outcome()).isEqualTo("RECOVERED");
        settled(ada);
        doneExactlyOnce();
        var before = requests(call -> true).size();
        var heard = count(HEARD);
        var sent = twilio.webhooks().sent();
        var answered = twilio.webhooks().log().all().size();
        sent.reversed().forEach(twilio.webhooks()::sendAgain);
        until(() -> twilio.webhooks().log().all().size() >= answered + sent.size());
        assertThat(count(HEARD)).isEqualTo(heard);
        assertThat(requests(call -> true)).hasSize(before);
        assertThat(customer.hears()).isEqualTo(Sound.AGENT);
        doneExactlyOnce();
    }

    private boolean held(String type) {
        return twilio.webhooks().held().stream().map(Message::type).anyMatch(type::equals);
    }
}
