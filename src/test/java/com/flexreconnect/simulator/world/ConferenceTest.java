package com.flexreconnect.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConferenceTest {

    private final WorldFixture f = new WorldFixture();
    private WorkerView ada;

    @BeforeEach
    void anAgent() {
        ada = f.world.workers().add("Ada");
    }

    @AfterEach
    void close() {
        f.close();
    }

    @Test
    void an_accepted_call_is_in_a_conference_named_after_its_task() {
        var caller = talking(true);

        var task = f.world.snapshot().tasks().getFirst();
        var room = f.world.snapshot().liveConferenceNamed(task.sid()).orElseThrow();
        assertThat(room.status()).isEqualTo("in-progress");
        assertThat(room.customer().orElseThrow().callSid()).isEqualTo(caller.sid());
        assertThat(task.attributesJson().at("/conference/participants/customer").asString())
                .isEqualTo(caller.sid());
        assertThat(task.attribute("call_sid")).isEqualTo(caller.sid());
        assertThat(f.world.calls().fetch(caller.sid()).hears().sound()).isEqualTo(Sound.AGENT);
    }

    @Test
    void the_agent_hangs_up_and_the_customer_sits_in_silence() {
        var caller = talking(true);

        f.world.calls().hangUp(agentsLeg());

        assertThat(f.world.calls().fetch(caller.sid()).hears().sound()).isEqualTo(Sound.SILENCE);
        await().untilAsserted(() -> assertThat(f.toldTypes()).endsWith("reservation.wrapup", "task.wrapup"));
        assertThat(f.left()).containsEntry("worker", "participant_hung_up");
    }

    @Test
    void new_instructions_for_a_customer_whose_flag_is_set_end_the_conference_for_all() {
        var caller = talking(true);
        var third = f.world.conferences().addThirdParty(room().sid(), "+15557770000");

        f.world.calls().redirect(caller.sid(), enqueue(""));

        assertThat(f.world.calls().fetch(third.sid()).live()).isFalse();
        await().untilAsserted(() -> assertThat(f.left())
                .containsEntry("customer", "participant_updated_via_api")
                .containsEntry("external", "moderator_ended_conference"));
    }

    @Test
    void with_the_flag_cleared_the_others_stay() {
        var caller = talking(true);
        var third = f.world.conferences().addThirdParty(room().sid(), "+15557770000");
        f.world.participants().update(room().sid(), caller.sid(), ParticipantChange.endConferenceOnExit(false));

        f.world.calls().redirect(caller.sid(), enqueue(""));

        assertThat(f.world.calls().fetch(third.sid()).live()).isTrue();
    }

    @Test
    void on_hold_the_flag_cannot_be_changed_and_nobody_says_so() {
        var caller = talking(true);
        f.world.participants().update(room().sid(), caller.sid(), ParticipantChange.hold(true));

        var unchanged =
                f.world.participants().update(room().sid(), caller.sid(), ParticipantChange.endConferenceOnExit(false));

        assertThat(unchanged.endConferenceOnExit()).isTrue();
        assertThat(f.world.calls().fetch(caller.sid()).hears().sound()).isEqualTo(Sound.HOLD_MUSIC);
    }

    @Test
    void an_enqueued_caller_hears_the_wait_url_and_a_task_says_who() {
        var caller = talking(false);
        f.world.calls().hangUp(agentsLeg());
        f.document = "<Response><Play loop=\"0\">music.mp3</Play></Response>";

        f.world.calls().redirect(caller.sid(), enqueue("waitUrl=\"http://127.0.0.1:1/wait\""));

        var task = f.world.snapshot().tasks().getLast();
        assertThat(task.priority()).isEqualTo(7);
        assertThat(task.timeoutSeconds()).isEqualTo(33);
        assertThat(task.attribute("isReconnect")).isEqualTo("true");
        await().until(() -> f.world.calls().fetch(caller.sid()).hears().sound() == Sound.WAIT_AUDIO);
        assertThat(f.fetched).contains("POST http://127.0.0.1:1/wait");
    }

    @Test
    void a_queued_caller_who_hangs_up_cancels_the_task() {
        f.world.workers().setActivity(ada.sid(), Activity.OFFLINE);
        var caller = f.caller("{}");

        f.world.calls().hangUp(caller.sid());

        assertThat(f.world.snapshot().tasks().getFirst().reason()).isEqualTo("hangup");
        assertThatThrownBy(() -> f.world.calls().redirect(caller.sid(), "<Response/>"))
                .isInstanceOfSatisfying(
                        TwilioError.class, error -> assertThat(error.code()).isEqualTo(21220));
    }

    @Test
    void the_time_to_live_of_a_queued_call_takes_the_task_and_leaves_the_caller_with_music() {
        f.world.workers().setActivity(ada.sid(), Activity.OFFLINE);
        f.pace.set(Delay.TASK_TIMEOUT, Duration.ofSeconds(1));
        var caller = f.caller("{}");

        await().until(() -> f.world.snapshot().tasks().getFirst().status().equals("canceled"));

        assertThat(f.world.calls().fetch(caller.sid()).hears().sound()).isEqualTo(Sound.HOLD_MUSIC);
        assertThat(f.world.calls().fetch(caller.sid()).live()).isTrue();
    }

    @Test
    void a_moved_party_joins_the_named_conference_with_its_label() {
        var caller = talking(false);
        var third = f.world.conferences().addThirdParty(room().sid(), "+15557770000");

        f.world
                .calls()
                .redirect(
                        third.sid(),
                        "<Response><Dial><Conference participantLabel=\"x\">elsewhere</Conference></Dial></Response>");

        var elsewhere = f.world.snapshot().liveConferenceNamed("elsewhere").orElseThrow();
        assertThat(elsewhere.participants())
                .singleElement()
                .satisfies(p -> assertThat(p.label()).isEqualTo("x"));
        assertThat(f.world.calls().fetch(caller.sid()).live()).isTrue();
    }

    @Test
    void an_announcement_is_fetched_once_and_heard_by_everybody_who_is_not_on_hold() {
        var caller = talking(false);
        var third = f.world.conferences().addThirdParty(room().sid(), "+15557770000");
        var held = f.world.conferences().addThirdParty(room().sid(), "+15557770001");
        f.world.participants().update(room().sid(), held.sid(), ParticipantChange.hold(true));
        f.world.calls().hangUp(agentsLeg());

        f.world.conferences().announce(room().sid(), "http://127.0.0.1:1/announcement", "GET");

        await().until(() -> f.world.calls().fetch(caller.sid()).hears().sound() == Sound.ANNOUNCEMENT);
        assertThat(f.world.calls().fetch(third.sid()).hears().detail()).isEqualTo("hello");
        assertThat(f.world.calls().fetch(held.sid()).hears().sound()).isEqualTo(Sound.HOLD_MUSIC);
        assertThat(f.fetched).containsExactly("GET http://127.0.0.1:1/announcement");
    }

    @Test
    void a_second_leg_of_the_same_worker_keeps_the_reservation_when_the_first_goes() {
        talking(true);
        String first = agentsLeg();
        var reservation = f.offersTo(ada).getFirst();

        f.accept(reservation, true);
        f.world.calls().hangUp(first);

        assertThat(f.world.reservations().fetch(reservation.sid()).status()).isEqualTo("accepted");
        assertThat(room().participants()).hasSize(2);
    }

    @Test
    void an_outbound_call_has_no_call_sid_and_the_customer_is_among_the_participants() {
        var task = f.world.outbound().call(ada.sid(), "+15558880000");
        f.accept(f.offersTo(ada).getFirst(), true);

        await().until(() -> room().customer().isPresent());
        var attributes = f.world.tasks().fetch(task.sid()).attributesJson();
        assertThat(attributes.has("call_sid")).isFalse();
        assertThat(attributes.at("/conference/participants/customer").asString())
                .isEqualTo(room().customer().orElseThrow().callSid());
    }

    private CallView talking(boolean endOnCustomerExit) {
        var caller = f.caller("{}");
        f.accept(f.offersTo(ada).getFirst(), endOnCustomerExit);
        await().until(() -> room().customer().isPresent());
        return caller;
    }

    private ConferenceView room() {
        return f.world.snapshot().conferences().getFirst();
    }

    private String agentsLeg() {
        return room().participants().stream()
                .filter(p -> p.type().equals("worker"))
                .findFirst()
                .orElseThrow()
                .callSid();
    }

    private String enqueue(String more) {
        return "<Response><Enqueue workflowSid=\"" + f.world.ids().voiceWorkflow() + "\" " + more
                + "><Task priority=\"7\" timeout=\"33\">{\"isReconnect\":true}</Task></Enqueue></Response>";
    }
}
