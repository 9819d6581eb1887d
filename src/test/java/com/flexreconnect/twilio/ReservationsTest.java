package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservationsTest {

    private final StubTwilio twilio = new StubTwilio();
    private final TaskRouterStub router = new TaskRouterStub();
    private final Reservations reservations = new Reservations(Given.line(twilio));

    @BeforeEach
    void start() {
        twilio.always(router::answer);
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void a_wrapping_one_is_completed_in_one_request() {
        router.reservation = "wrapping";
        reservations.complete(Given.TASK, Given.RESERVATION);
        assertThat(router.reservation).isEqualTo("completed");
        assertThat(twilio.only().path())
                .isEqualTo(Given.TASKS + "/" + Given.TASK + "/Reservations/" + Given.RESERVATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "canceled", "rejected", "timeout", "rescinded"})
    void one_that_is_over_is_fine(String status) {
        router.reservation = status;
        assertThatNoException().isThrownBy(() -> reservations.complete(Given.TASK, Given.RESERVATION));
        assertThat(twilio.heard()).hasSize(2);
        assertThat(router.reservation).isEqualTo(status);
    }

    @Test
    void one_whose_task_is_gone_is_fine() {
        router.removed = true;
        assertThatNoException().isThrownBy(() -> reservations.complete(Given.TASK, Given.RESERVATION));
        assertThat(reservations.of(Given.TASK)).isEmpty();
    }

    @Test
    void one_that_the_worker_still_has_is_to_be_tried_again() {
        router.reservation = "accepted";
        assertThatExceptionOfType(TwilioFailure.Busy.class)
                .isThrownBy(() -> reservations.complete(Given.TASK, Given.RESERVATION))
                .satisfies(busy -> assertThat(busy.retryAfter()).isPositive());
    }

    @Test
    void one_that_nobody_accepted_cannot_be_completed() {
        assertThatExceptionOfType(TwilioFailure.Refused.class)
                .isThrownBy(() -> reservations.complete(Given.TASK, Given.RESERVATION));
    }

    @Test
    void they_are_shown_as_they_are() {
        router.reservation = "accepted";
        var seen = new ReservationSeen(Given.RESERVATION, Given.TASK, Given.WORKER, "agent-a", "accepted");
        assertThat(reservations.fetch(Given.TASK, Given.RESERVATION)).isEqualTo(seen);
        assertThat(reservations.of(Given.TASK)).containsExactly(seen);
        assertThat(seen.isOver()).isFalse();
    }
}
