package com.flexreconnect.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoutingTest {

    private final WorldFixture f = new WorldFixture();
    private final String voice = f.world.ids().voiceWorkflow();
    private final String ping = f.world.ids().pingWorkflow();

    @AfterEach
    void close() {
        f.close();
    }

    @Test
    void a_task_for_one_worker_waits_for_that_worker() {
        var ada = f.world.workers().add("Ada");
        f.world.workers().add("Bob");
        f.world.workers().setActivity(ada.sid(), Activity.BREAK);

        var task = f.task("{\"targetWorkerSid\":\"" + ada.sid() + "\"}", voice, "voice", 0, 100);
        assertThat(f.world.tasks().fetch(task.sid()).status()).isEqualTo("pending");

        f.world.workers().setActivity(ada.sid(), Activity.AVAILABLE);
        assertThat(f.offersTo(ada))
                .singleElement()
                .satisfies(offer -> assertThat(offer.taskSid()).isEqualTo(task.sid()));
    }

    @Test
    void taking_the_target_away_offers_the_task_to_anybody() {
        var ada = f.world.workers().add("Ada");
        var bob = f.world.workers().add("Bob");
        f.world.workers().setActivity(ada.sid(), Activity.OFFLINE);
        var task = f.task("{\"targetWorkerSid\":\"" + ada.sid() + "\"}", voice, "voice", 0, 100);

        f.world.tasks().update(task.sid(), new TaskChange("{}", null, null, null), null);

        assertThat(f.offersTo(bob)).hasSize(1);
    }

    @Test
    void a_ping_goes_to_the_disconnected_worker_only() {
        f.world.workers().add("Bob");
        var ada = f.world.workers().add("Ada");

        f.task("{\"disconnectedWorkerSid\":\"" + ada.sid() + "\"}", ping, "default", 1000, 15);
        var nobodys = f.task("{}", ping, "default", 1000, 15);

        assertThat(f.offersTo(ada)).hasSize(1);
        assertThat(f.world.tasks().fetch(nobodys.sid()).status()).isEqualTo("pending");
    }

    @Test
    void higher_priority_first_then_the_older_one() {
        f.task("{\"n\":1}", voice, "voice", 0, 100);
        f.task("{\"n\":2}", voice, "voice", 5, 100);
        f.task("{\"n\":3}", voice, "voice", 5, 100);

        var ada = f.world.workers().add("Ada");
        f.world.workers().setCapacity(ada.sid(), "voice", 3);

        assertThat(f.offersTo(ada))
                .extracting(offer -> f.world.tasks().fetch(offer.taskSid()).attribute("n"))
                .containsExactly("2", "3", "1");
    }

    @Test
    void wrapping_holds_the_capacity_of_its_channel_only() {
        var ada = f.world.workers().add("Ada");
        f.task("{}", voice, "voice", 0, 100);
        var first = f.offersTo(ada).getFirst();
        f.world.reservations().update(first.sid(), "accepted");
        f.world.reservations().update(first.sid(), "wrapping");
        var next = f.task("{}", voice, "voice", 0, 100);
        f.task("{\"disconnectedWorkerSid\":\"" + ada.sid() + "\"}", ping, "default", 0, 15);

        assertThat(f.offersTo(ada)).hasSize(2);
        assertThat(f.world.tasks().fetch(next.sid()).status()).isEqualTo("pending");

        f.world.reservations().update(first.sid(), "completed");
        assertThat(f.world.tasks().fetch(next.sid()).status()).isEqualTo("reserved");
        assertThatThrownBy(() -> f.world.reservations().update(first.sid(), "completed"))
                .isInstanceOf(TwilioError.class);
    }

    @Test
    void a_rejected_task_is_offered_again() {
        f.pace.set(Delay.OFFER_AGAIN, Duration.ofMillis(20));
        var ada = f.world.workers().add("Ada");
        f.task("{}", voice, "voice", 0, 100);
        var first = f.offersTo(ada).getFirst();

        f.world.reservations().update(first.sid(), "rejected");

        await().untilAsserted(() -> assertThat(f.offersTo(ada)).hasSize(1));
        assertThat(f.offersTo(ada).getFirst().sid()).isNotEqualTo(first.sid());
    }

    @Test
    void an_unanswered_reservation_times_out() {
        f.pace.set(Delay.RESERVATION_TIMEOUT, Duration.ofMillis(30)).set(Delay.OFFER_AGAIN, Duration.ofHours(1));
        f.world.workers().add("Ada");
        var task = f.task("{}", voice, "voice", 0, 100);

        await().until(() -> f.toldTypes().contains("reservation.timeout"));
        assertThat(f.world.tasks().fetch(task.sid()).status()).isEqualTo("pending");
    }

    @Test
    void at_its_time_to_live_a_reserved_task_is_cancelled_after_its_reservation() {
        var ada = f.world.workers().add("Ada");
        var task = f.task("{\"disconnectedWorkerSid\":\"" + ada.sid() + "\"}", ping, "default", 0, 1);

        await().untilAsserted(() -> assertThat(f.toldTypes())
                .containsExactly(
                        "task.created",
                        "task-queue.entered",
                        "reservation.created",
                        "reservation.canceled",
                        "task.canceled"));
        assertThat(f.world.tasks().fetch(task.sid()).reason()).isEqualTo("Task TTL Exceeded");
    }

    @Test
    void a_routing_target_with_ignored_capacity_is_offered_in_a_break_too() {
        var ada = f.world.workers().add("Ada");
        f.world.workers().setActivity(ada.sid(), Activity.BREAK);

        f.world.tasks().create(new NewTask("{}", null, "default", 0, 15, ada.sid(), true));

        assertThat(f.offersTo(ada)).hasSize(1);
    }
}
