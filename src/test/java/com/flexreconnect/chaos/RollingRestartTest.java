package com.flexreconnect.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.webhook.Delivery;
import com.flexreconnect.simulator.webhook.WebhookKind;
import com.flexreconnect.simulator.world.Sound;
import com.flexreconnect.simulator.world.TaskView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every instance in turn is stopped in order (SIGTERM) and replaced, while agents are lost without end. The balancer goes
 * on asking whoever stops for a while, and does not ask another in its place. {@code -Dtest.args=-Dthorough=true}: more
 * instances, agents and rounds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollingRestartTest {

    private static final int INSTANCES = Thorough.asked() ? 3 : 2;
    private static final int AGENTS = Thorough.asked() ? 12 : 4;
    private static final int ROUNDS = Thorough.asked() ? 5 : 1;

    private static final int OK = 200;

    /** Until the balancer notices that an instance is not ready any more. */
    private static final Duration UNNOTICED = Duration.ofMillis(500);

    /** Of the stop: requests end, effects under way are reported. */
    private static final Duration IN_ORDER = Duration.ofSeconds(15);

    private final LostAgent call = LostAgent.at(EmbeddedDatabase.freshJdbcUrl());
    private final LoadBalancer balancer = new LoadBalancer();
    private final Map<String, String> settings = call.settings(
            balancer.url(),
            Map.of(
                    "RECOVERY_PING_TIMEOUT", "15s",
                    "RECONNECT_STEP_PATIENCE", "5s",
                    "RECONNECT_SAME_WORKER_PATIENCE", "15s",
                    // nobody shall have to be given up on: whoever is needed comes from somebody who stops in order
                    "db-scheduler.heartbeat-interval", "2s"));
    private final QuickStart java = QuickStart.trained(settings);
    private final List<ServiceProcess> instances = new ArrayList<>();
    private final List<Duration> stops = new ArrayList<>();
    private volatile boolean over;

    @Test
    void nothing_is_lost_nothing_is_done_twice_and_everybody_is_served() {
        IntStream.range(0, INSTANCES).mapToObj(_ -> starting()).toList().forEach(one -> instances.add(one.join()));
        behindTheBalancer();
        balancer.asksOne();
        call.clear();
        call.twilio.faults().latency(Duration.ofMillis(80));
        var callers = IntStream.range(0, AGENTS).mapToObj(this::talk).toList();
        var bad = callers.stream()
                .map(caller ->
                        CompletableFuture.runAsync(() -> isLostAgainAndAgain(caller), Thread::startVirtualThread))
                .toList();
        for (var replaced = 0; replaced < ROUNDS * INSTANCES; replaced++) replaceTheOldest();
        over = true;
        bad.forEach(CompletableFuture::join);
        callers.forEach(this::isServed);
        call.until(() -> call.count("select count(*) from recovery where closed_at is null") == 0);
        call.until(() -> call.count("select count(*) from effect where status in ('ENTERED', 'STARTED')") == 0);
        tell(callers);
        nothingIsLost();
        nothingIsDoneTwice();
        assertThat(call.count("select count(*) from recovery where outcome not in ('RECOVERED', 'HANDED_OVER')"))
                .isZero();
    }

    @AfterAll
    void stop() {
        instances.forEach(ServiceProcess::close);
        balancer.close();
        call.twilio.close();
    }

    private record Caller(SimulatedAgent agent, SimulatedCustomer customer) {}

    private Caller talk(int number) {
        var agent = number == 0 ? call.ada() : call.twilio.agent("Agent " + number);
        agent.armEndConference(false);
        var customer = call.twilio.incomingCall("+1555123%04d".formatted(number));
        call.until(() -> agent.talks() && agent.pluginCalls().stream().anyMatch(one -> one.status() == 200));
        return new Caller(agent, customer);
    }

    private void isLostAgainAndAgain(Caller caller) {
        while (!over) {
            caller.agent().refresh(Duration.ofMillis(200));
            isServed(caller);
            LostAgent.pause(Duration.ofMillis(300));
        }
    }

    private void isServed(Caller caller) {
        call.until(() -> caller.agent().talks() && caller.customer().hears() == Sound.AGENT);
    }

    private void replaceTheOldest() {
        var oldest = instances.removeFirst();
        instances.add(starting().join());
        var urls = new ArrayList<>(instances);
        urls.add(oldest);
        balancer.between(urls.stream().map(ServiceProcess::url).toArray(String[]::new));
        LostAgent.pause(UNNOTICED);
        var began = System.nanoTime();
        var noticed = CompletableFuture.runAsync(
                this::behindTheBalancer,
                CompletableFuture.delayedExecutor(
                        UNNOTICED.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread));
        assertThat(oldest.stop(IN_ORDER)).as("stopped by itself").isTrue();
        stops.add(Duration.ofNanos(System.nanoTime() - began));
        noticed.join();
    }

    private CompletableFuture<ServiceProcess> starting() {
        return CompletableFuture.supplyAsync(
                () -> ServiceProcess.start(java, LostAgent.freePort(), settings), Thread::startVirtualThread);
    }

    private void behindTheBalancer() {
        balancer.between(instances.stream().map(ServiceProcess::url).toArray(String[]::new));
    }

    /** Whatever was refused was told again and heard, and whatever was heard is there. */
    private void nothingIsLost() {
        var told = deliveries().stream().collect(Collectors.groupingBy(Delivery::body));
        var lost = told.values().stream()
                .filter(tries -> tries.stream().noneMatch(one -> one.status() == OK))
                .map(tries -> tries.getLast().type() + " " + tries.getLast().status())
                .toList();
        assertThat(lost).as("messages that were never heard").isEmpty();
        assertThat(deliveries())
                .extracting(Delivery::status)
                .as("Event Streams drops for good what is refused with 4xx")
                .allMatch(status -> status == OK || status >= 500 || status == 0);
        assertThat(call.count("select count(*) from inbox where judge_at is not null"))
                .isZero();
    }

    private void nothingIsDoneTwice() {
        var recoveries = call.count("select count(*) from recovery");
        assertThat(once(call.pings(), "pingOf")).isTrue();
        assertThat(once(call.reconnects(), "reconnectOf")).isTrue();
        assertThat(call.reconnects()).hasSize(recoveries);
        assertThat(call.twilio.requests().matching(RestCall.announces())).hasSizeLessThanOrEqualTo(recoveries);
        assertThat(call.pings()).allMatch(TaskView::over);
        assertThat(call.twilio.requests().unknownRequests()).isEmpty();
    }

    private static boolean once(List<TaskView> tasks, String attribute) {
        return tasks.stream().map(task -> task.attribute(attribute)).distinct().count() == tasks.size();
    }

    /** What a call plays is fetched, too, but it is no message. */
    private List<Delivery> deliveries() {
        return call.twilio.webhooks().log().all().stream()
                .filter(one -> one.kind() != WebhookKind.MEDIA)
                .toList();
    }

    private void tell(List<Caller> callers) {
        var statuses = deliveries().stream()
                .map(Delivery::status)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        System.out.printf(
                "RollingRestartTest: %d instances replaced (each stopped within %s), %d recoveries of %d callers, webhooks"
                        + " answered %s, longest without an agent %s%n",
                stops.size(),
                stops.stream().max(Comparator.naturalOrder()).orElseThrow(),
                call.count("select count(*) from recovery"),
                callers.size(),
                statuses,
                callers.stream()
                        .map(caller -> caller.customer().longestWithoutAgent())
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }
}
