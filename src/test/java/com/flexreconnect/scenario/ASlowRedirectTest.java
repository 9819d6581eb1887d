package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Found by seed 29 of {@code WholeServiceSimulationTest}: a caller who waited in a queue was sent to it anew, as a slow
 * redirect was performed after a look that had found nothing.
 */
class ASlowRedirectTest extends Scenario {

    private static final Fault PERFORMED_LATE =
            Fault.performedUnheard(Duration.ofMillis(200), Duration.ofMillis(800), () -> {});

    @Test
    void that_is_performed_when_nobody_waits_for_it_any_longer_is_the_only_one() {
        callWithAda();
        twilio.faults().next(RestCall.redirectsCall(), PERFORMED_LATE);
        ada.refresh(BRIEFLY);

        assertThat(outcome()).isEqualTo("RECOVERED");
        nothingIsLeftOver();
        assertThat(requests(RestCall.redirectsCall())).as("redirects").hasSize(1);
        assertThat(reconnects()).hasSize(1);
    }

    @Test
    void that_is_never_performed_is_made_again() {
        callWithAda();
        twilio.faults().next(RestCall.redirectsCall(), Fault.hang(Duration.ofMillis(200)));
        ada.refresh(BRIEFLY);

        until(() -> reconnects().size() == 1);
        assertThat(requests(RestCall.redirectsCall())).as("redirects").hasSize(2);
    }

    @Test
    void and_a_slow_ping_is_the_only_one() {
        callWithAda();
        twilio.faults().next(RestCall.createsTask(), PERFORMED_LATE);
        ada.refresh(BRIEFLY);

        assertThat(outcome()).isEqualTo("RECOVERED");
        nothingIsLeftOver();
        assertThat(requests(RestCall.createsTask())).as("pings").hasSize(1);
    }
}
