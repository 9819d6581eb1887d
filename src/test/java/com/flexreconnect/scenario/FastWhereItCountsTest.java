package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.webhook.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the caller waits, no request to Twilio waits for another. */
class FastWhereItCountsTest extends Scenario {

    private static final Duration TWILIO_TAKES = Duration.ofMillis(80);
    private static final int CALLS = Integer.getInteger("recoveries", 5);

    @Test
    void one_round_trip_before_the_ping_and_one_before_the_redirect() {
        List<Long> untilPing = new ArrayList<>();
        List<Long> untilRedirect = new ArrayList<>();
        List<Long> withoutAgent = new ArrayList<>();
        for (var call = 0; call < CALLS; call++) {
            nobodyCalls();
            var customer = callWithAda();
            twilio.faults().latency(TWILIO_TAKES);
            var lost = Instant.now();
            ada.refresh(Duration.ofSeconds(1));
            assertThat(outcome()).isEqualTo("RECOVERED");
            nothingIsLeftOver();
            var ping = requests(RestCall.createsTask()).getFirst();
            var redirect = requests(RestCall.redirectsCall()).getFirst();
            assertThat(twilio.requests().longestDependentChain(lost, RestCall.createsTask()))
                    .isEqualTo(1);
            var accepted = heardOf("reservation.accepted", ping.startedAt());
            assertThat(twilio.requests().longestDependentChain(accepted, RestCall.redirectsCall()))
                    .isEqualTo(1);
            assertThat(requests(request -> request.startedAt().isAfter(lost) && !isRegistration(request)))
                    .hasSizeLessThanOrEqualTo(10 + 2 * stale());
            untilPing.add(Duration.between(heardOf("participant-leave", lost), ping.startedAt())
                    .toMillis());
            untilRedirect.add(Duration.between(accepted, redirect.startedAt()).toMillis());
            withoutAgent.add(customer.longestWithoutAgent().toMillis());
            twilio.faults().reset();
        }
        tell("leave callback to ping request", untilPing);
        tell("accepted ping to redirect", untilRedirect);
        tell("caller without an agent", withoutAgent);
    }

    /** Marking the task may meet TaskRouter's own change of it: then it is read and written once more. */
    private int stale() {
        return requests(request -> request.status() == 412).size();
    }

    /** What the plugin's calls ask of Twilio belongs to the call, not to the recovery; so does Flex's arming. */
    private static boolean isRegistration(RestCall request) {
        return request.path().contains("/Tokens/")
                || request.path().contains("/Participants/")
                || request.method().equals("GET") && request.path().contains("/Reservations/");
    }

    /** When Twilio began to tell the service. */
    private Instant heardOf(String type, Instant after) {
        return twilio.webhooks().log().all().stream()
                .filter(delivery -> delivery.type().contains(type))
                .map(Delivery::sentAt)
                .filter(sent -> sent.isAfter(after))
                .findFirst()
                .orElseThrow();
    }

    private static void tell(String what, List<Long> millis) {
        var sorted = millis.stream().sorted().toList();
        System.out.printf(
                "%s: p50 %d ms, p99 %d ms (%d recoveries)%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1),
                sorted.size());
    }
}
