package com.flexreconnect.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.chaos.Trap.Point;
import com.flexreconnect.database.EmbeddedDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An instance stands still (SIGSTOP) over an effect, another takes over and finishes; then the first wakes up (SIGCONT)
 * and wants to go on where it was: it must not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StalledInstanceTest {

    /** Long enough for everything that the one who wakes up had in hand. */
    private static final Duration AWAKE = Duration.ofSeconds(2);

    private final String database = EmbeddedDatabase.freshJdbcUrl();
    private final LostAgent call = LostAgent.at(database);
    private final LoadBalancer balancer = new LoadBalancer();
    private final Map<String, String> settings = call.settings(balancer.url(), Map.of("RECONNECT_STEP_PATIENCE", "4s"));
    private final QuickStart java = QuickStart.trained(settings);
    private final ServiceProcess one = ServiceProcess.start(java, LostAgent.freePort(), settings);
    private final ServiceProcess other = ServiceProcess.start(java, LostAgent.freePort(), settings);
    private final Trap trap = Trap.in(database);

    static Stream<Deed> deeds() {
        return Thorough.asked()
                ? Stream.of(Deed.values()).filter(deed -> deed.ordeal == Ordeal.AGENT_REFRESHES)
                : Stream.of(Deed.CREATE_PING, Deed.ENQUEUE_CUSTOMER);
    }

    /** It has said that it begins, and stands still before Twilio hears of it. */
    @ParameterizedTest
    @MethodSource("deeds")
    void before_the_request(Deed deed) {
        play(deed, Point.BEGUN);
    }

    /** It knows what Twilio answered, and stands still before anybody else does. */
    @EnabledIfSystemProperty(named = "thorough", matches = "true")
    @ParameterizedTest
    @MethodSource("deeds")
    void before_the_report(Deed deed) {
        play(deed, Point.REPORTED);
    }

    private void play(Deed deed, Point point) {
        other.freeze();
        balancer.between(one.url());
        call.clear();
        call.talk(false);
        trap.set(point, deed.name);
        call.agentIsLost();
        call.until(trap::hasSprung);
        trap.clear();
        one.freeze();
        trap.commit();
        other.thaw();
        balancer.between(other.url());
        try {
            call.isRecoveredOnce();
        } finally {
            one.thaw();
        }
        var asked = call.twilio.requests().all().size();
        LostAgent.pause(AWAKE);
        assertThat(call.twilio.requests().all())
                .as("it asks Twilio for nothing")
                .hasSize(asked);
        call.isRecoveredOnce();
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
        trap.close();
        balancer.close();
        call.twilio.close();
    }
}
