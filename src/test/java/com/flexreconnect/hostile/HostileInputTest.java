package com.flexreconnect.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulation.Luck;
import com.flexreconnect.simulation.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A fuzzer at the service's port. {@code -Dtest.args=-Dseeds=2000} sends more, {@code -Dseed=} one seed again. */
@TestMethodOrder(OrderAnnotation.class)
class HostileInputTest {
    private static final int USUALLY = 60;
    private static final int EACH = 50;

    /** One seed is looked at after each request, many after each seed: so that the culprit is found, and soon. */
    private static final boolean CLOSELY = Long.getLong("seed") != null;

    private static Besieged besieged;
    private static Listening log;
    private static Tally tally;
    private static Scene scene;
    private static List<Good> messages;
    private static int heard;

    private List<String> story = List.of();

    @BeforeAll
    static void anAgentTalksWithACustomer() {
        besieged = new Besieged();
        scene = besieged.scene();
        messages = Good.all(scene);
        tally = new Tally();
        log = Listening.open();
    }

    @AfterAll
    static void tell() {
        log.close();
        besieged.close();
        tally.print();
    }

    @Test
    @Order(1)
    void whoeverHasNoAuthorityGetsNothingAndChangesNothing() {
        besieged.quiet();
        each((luck, unchanged) -> {
            var contents = new Contents(luck);
            for (var number = 0; number < EACH; number++) {
                var good = luck.oneOf(messages);
                var attack = luck.happens(0.7) ? contents.plain(good) : contents.strange(good);
                besieged.authority.deny(good, attack, luck);
                if (luck.happens(0.4)) Wire.trick(attack, luck);
                Laws.refused(attack, send(attack));
                if (CLOSELY) unchanged.run();
            }
            unchanged.run();
        });
    }

    @Test
    @Order(2)
    void whatWasHeardBeforeChangesNothing() {
        var known = List.of(Good.joined("CF" + "e".repeat(32), 1, scene), Good.accepted("EZ-heard-before", scene));
        known.forEach(good -> send(signed(new Contents(new Luck(0)).plain(good), good, new Luck(0))));
        besieged.quiet();
        each((luck, unchanged) -> {
            for (var number = 0; number < EACH / 5; number++) {
                var good = luck.oneOf(known);
                var attack = signed(new Contents(luck).plain(good).did("replayed"), good, luck);
                if (luck.happens(0.5)) Wire.trick(attack, luck);
                send(attack);
            }
            unchanged.run();
        });
    }

    @Test
    @Order(3)
    void whatIsAuthenticButStrangeDoesNoHarm() {
        each((luck, _) -> {
            var contents = new Contents(luck);
            for (var number = 0; number < EACH; number++) {
                var good = luck.oneOf(luck.happens(0.3) ? messages : elsewhere(luck));
                var attack = signed(contents.strange(good), good, luck);
                if (luck.happens(0.2)) Wire.trick(attack, luck);
                send(attack);
            }
            assertThat(besieged.count("select count(*) from inbox where attempts > 0"))
                    .as("put aside")
                    .isZero();
        });
    }

    @Test
    @Order(4)
    void halfRequestsKeepNobodyWaitingAndAreNotWaitedForWithoutEnd() throws Exception {
        try (var half = HalfRequests.open(besieged.port, 200)) {
            besieged.stillHears(++heard);
            assertThat(half.endedByTheService(Duration.ofSeconds(15))).isEqualTo(200);
        }
    }

    private void each(BiConsumer<Luck, Runnable> attacks) {
        Seeds.play(
                "HostileInputTest",
                USUALLY,
                seed -> {
                    var before = besieged.state();
                    attacks.accept(
                            new Luck(seed),
                            () -> assertThat(besieged.state())
                                    .as("what the service knows")
                                    .isEqualTo(before));
                    besieged.stillHears(++heard);
                    assertThat(log.indiscretions(besieged.secrets()))
                            .as("in the log")
                            .isEmpty();
                },
                seed -> story);
    }

    private static List<Good> elsewhere(Luck luck) {
        return Good.all(scene.in("CF" + luck.oneOf(List.of("1", "2", "3")).repeat(32)));
    }

    private static Attack signed(Attack attack, Good good, Luck luck) {
        besieged.authority.give(good, attack, luck);
        return attack;
    }

    private Answer send(Attack attack) {
        story = List.of(attack.toString());
        var answer = Answer.to(attack, besieged.port);
        // a machine may be busy once
        if (answer.millis() > Laws.AT_ONCE_MS) answer = Answer.to(attack, besieged.port);
        story = List.of(attack.toString(), "", answer.toString());
        tally.count(attack, answer);
        new Laws(besieged.secrets()).hold(attack, answer);
        if (CLOSELY)
            assertThat(log.indiscretions(besieged.secrets())).as("in the log").isEmpty();
        return answer;
    }
}
