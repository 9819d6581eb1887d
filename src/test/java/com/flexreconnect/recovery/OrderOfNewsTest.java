package com.flexreconnect.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.recovery.RecoveryEvent.CustomerLeftRoom;
import com.flexreconnect.recovery.RecoveryEvent.CustomerNotQueued;
import com.flexreconnect.recovery.RecoveryEvent.LossConfirmed;
import com.flexreconnect.recovery.RecoveryEvent.OtherJoined;
import com.flexreconnect.recovery.RecoveryEvent.OthersKept;
import com.flexreconnect.recovery.RecoveryEvent.PingAccepted;
import com.flexreconnect.recovery.RecoveryEvent.PingCreated;
import com.flexreconnect.recovery.RecoveryEvent.PingOver;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectAccepted;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectCanceled;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectQueued;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.Pinging;
import com.flexreconnect.sid.WorkerSid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every subset of the facts, in every order: the same end, and the same has been done on the way. */
class OrderOfNewsTest {

    private static Set<Recovery> worlds = Set.of();

    @BeforeAll
    static void explore() {
        worlds = Explored.machine().worlds();
    }

    private record Heard(Recovery recovery, Set<Effect> done) {
        Heard and(RecoveryEvent news) {
            var step = RecoveryMachine.on(recovery, news);
            var all = new HashSet<>(done);
            all.addAll(step.effects());
            return new Heard(step.next(), Set.copyOf(all));
        }
    }

    @Test
    void the_order_of_a_reconnects_facts_does_not_matter() {
        assertThat(worldsIn(Enqueueing.class)).isNotEmpty();
        worldsIn(Enqueueing.class).forEach(world -> {
            assertOrderDoesNotMatter(world, reconnect(world, Worlds.ADA, Optional.of(Worlds.ADA)));
            assertOrderDoesNotMatter(world, reconnect(world, Worlds.BOB, Optional.of(Worlds.BOB)));
        });
    }

    @Test
    void nor_does_it_matter_when_nobody_says_with_whom_the_caller_is_together_but_the_expected_worker_accepted() {
        worldsIn(Enqueueing.class).forEach(world -> {
            var expected = ((Enqueueing) world.stage()).target() == Target.SAME_WORKER ? Worlds.ADA : Worlds.BOB;
            assertOrderDoesNotMatter(world, reconnect(world, expected, Optional.empty()));
        });
    }

    @Test
    void the_order_of_an_answered_pings_facts_does_not_matter() {
        assertThat(worldsIn(Pinging.class)).isNotEmpty();
        worldsIn(Pinging.class)
                .forEach(world -> assertOrderDoesNotMatter(world, ping(world, new PingAccepted(Worlds.PING))));
    }

    @Test
    void the_order_of_an_unanswered_pings_facts_does_not_matter() {
        worldsIn(Pinging.class)
                .forEach(world -> assertOrderDoesNotMatter(world, ping(world, new PingOver(Worlds.PING))));
    }

    private static Stream<Recovery> worldsIn(Class<? extends Stage> stage) {
        return worlds.stream().filter(world -> stage.isInstance(world.stage()));
    }

    private static List<RecoveryEvent> ping(Recovery world, RecoveryEvent end) {
        List<RecoveryEvent> facts = new ArrayList<>(List.of(new PingCreated(Worlds.PING), end, new LossConfirmed()));
        if (!world.others().isEmpty()) facts.add(new OthersKept());
        return facts;
    }

    private static List<RecoveryEvent> reconnect(Recovery world, WorkerSid worker, Optional<WorkerSid> together) {
        var attempt = ((Enqueueing) world.stage()).attempt();
        var task = Worlds.reconnect(attempt);
        var earlier = Worlds.reconnect(attempt - 1);
        List<RecoveryEvent> facts = new ArrayList<>(List.of(
                new ReconnectQueued(task, attempt),
                new ReconnectAccepted(task, worker, attempt),
                new ReconnectLive(task, together),
                new ReconnectQueued(earlier, attempt - 1),
                new ReconnectCanceled(earlier, false),
                new CustomerNotQueued(attempt - 1),
                new CustomerLeftRoom(false),
                new PingCreated(Worlds.PING),
                new PingAccepted(Worlds.PING)));
        if (!world.others().isEmpty()) facts.add(new OtherJoined(Worlds.SECOND_OTHER));
        return facts;
    }

    /** When each smaller subset has one end only, every order of this one is its last fact after such an end. */
    private static void assertOrderDoesNotMatter(Recovery start, List<RecoveryEvent> facts) {
        var ends = new Heard[1 << facts.size()];
        ends[0] = new Heard(start, Set.of());
        for (var subset = 1; subset < ends.length; subset++) {
            Set<Heard> found = new HashSet<>();
            for (var last = 0; last < facts.size(); last++)
                if ((subset & 1 << last) != 0) found.add(ends[subset ^ 1 << last].and(facts.get(last)));
            assertThat(found)
                    .as("%s, then of %s those in %s", start, facts, Integer.toBinaryString(subset))
                    .hasSize(1);
            ends[subset] = found.iterator().next();
        }
    }
}
