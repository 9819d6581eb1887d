package com.flexreconnect.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.recovery.Effect;
import com.flexreconnect.simulation.Seeds;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The service is killed (SIGKILL) at every boundary of every kind of effect, and at random moments; another instance
 * takes over. {@code -Dtest.args=-Dthorough=true} takes all boundaries, otherwise some; {@code -Ddeeds=WIDEN,ALERT} those
 * of some deeds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledAnywhereTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "RECOVERY_PING_TIMEOUT", "3s",
            "RECONNECT_STEP_PATIENCE", "3s",
            "RECONNECT_SAME_WORKER_PATIENCE", "3s",
            "RECONNECT_ANY_WORKER_PATIENCE", "6s");

    /** What a caller would notice, in stories that take seconds: a kill costs a start of the service. */
    private static final Set<Deed> IN_EACH_BUILD = EnumSet.of(
            Deed.ANNOUNCE,
            Deed.CREATE_PING,
            Deed.ENQUEUE_CUSTOMER,
            Deed.CANCEL_PING,
            Deed.FREE_AGENT,
            Deed.TAKE_OFF_HOLD,
            Deed.KEEP_OTHERS,
            Deed.MOVE_PARTICIPANT);

    private final String database = EmbeddedDatabase.freshJdbcUrl();
    private final LostAgent call = LostAgent.at(database);
    private final LoadBalancer balancer = new LoadBalancer();
    private final Map<String, String> settings = call.settings(balancer.url(), SETTINGS);
    private final QuickStart java = QuickStart.trained(settings);
    private final Relay service = new Relay(java, settings, balancer, 2);
    private final Trap trap = Trap.in(database);
    private int kills;

    static Stream<Arguments> boundaries() {
        var chosen = List.of(System.getProperty("deeds", "").split(","));
        var all = Stream.of(Deed.values()).filter(deed -> chosen.equals(List.of("")) || chosen.contains(deed.name()));
        return Thorough.asked()
                ? all.flatMap(deed -> Boundary.of(deed).stream().map(at -> Arguments.of(deed, at)))
                : all.filter(IN_EACH_BUILD::contains).map(deed -> Arguments.of(deed, some(deed)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("boundaries")
    void killed(Deed deed, Boundary at) throws Exception {
        service.ready(1);
        call.clear();
        var killed = at.ambush(deed, call, trap, service::kill).thenRun(service::takeOver);
        try {
            deed.ordeal.play(call);
            killed.get(10, TimeUnit.SECONDS);
        } catch (Throwable broken) {
            call.story().forEach(System.out::println);
            throw broken;
        }
        kills++;
    }

    @Test
    void at_random_moments() {
        Seeds.play("KilledAnywhereTest", Thorough.asked() ? 40 : 1, this::killedAtRandom, seed -> call.story());
    }

    @Test
    void no_kind_of_effect_is_forgotten_here() {
        assertThat(Stream.of(Effect.class.getPermittedSubclasses()).flatMap(KilledAnywhereTest::kinds))
                .allSatisfy(kind ->
                        assertThat(Deed.values()).anyMatch(deed -> deed.name.startsWith(kind.getSimpleName() + "[")));
    }

    @AfterAll
    void stop() {
        System.out.printf(
                "KilledAnywhereTest: %d kills at boundaries; %d kinds of effects have %d%n",
                kills,
                Deed.values().length,
                Stream.of(Deed.values())
                        .mapToInt(deed -> Boundary.of(deed).size())
                        .sum());
        service.close();
        trap.close();
        balancer.close();
        call.twilio.close();
    }

    private void killedAtRandom(long seed) {
        var luck = new Random(seed);
        var ordeal =
                List.of(Ordeal.AGENT_REFRESHES, Ordeal.THIRD_PARTY_AND_HOLD).get(luck.nextInt(2));
        service.ready(1);
        call.clear();
        var killer = Thread.startVirtualThread(() -> {
            call.until(() -> !call.ada().talks() && call.count("select count(*) from conference") > 0);
            LostAgent.pause(Duration.ofMillis(luck.nextInt(900)));
            service.kill();
            service.takeOver();
        });
        ordeal.play(call);
        try {
            killer.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isInterface() ? Stream.of(type.getPermittedSubclasses()) : Stream.of(type);
    }

    /** Another one for each deed, so that each kind of boundary has its turn. */
    private static Boundary some(Deed deed) {
        var all = Boundary.of(deed);
        return all.get(deed.ordinal() * 3 % all.size());
    }
}
