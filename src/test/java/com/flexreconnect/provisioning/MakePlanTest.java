package com.flexreconnect.provisioning;

import static com.flexreconnect.provisioning.Given.EVERYONE;
import static com.flexreconnect.provisioning.Given.FILTERS;
import static com.flexreconnect.provisioning.Given.OTHERS;
import static com.flexreconnect.provisioning.Given.PINGS;
import static com.flexreconnect.provisioning.Given.VOICE;
import static com.flexreconnect.provisioning.Given.sink;
import static com.flexreconnect.provisioning.Given.subscription;
import static com.flexreconnect.provisioning.Given.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.provisioning.Step.AddTypes;
import com.flexreconnect.provisioning.Step.CreatePingWorkflow;
import com.flexreconnect.provisioning.Step.CreateQueue;
import com.flexreconnect.provisioning.Step.CreateSink;
import com.flexreconnect.provisioning.Step.PutFiltersOnTop;
import com.flexreconnect.provisioning.Step.RepairPingWorkflow;
import com.flexreconnect.provisioning.Step.Subscribe;
import com.flexreconnect.sid.WorkflowSid;
import com.flexreconnect.sid.WorkspaceSid;
import com.flexreconnect.twilio.QueueSeen;
import com.flexreconnect.twilio.SinkSeen;
import com.flexreconnect.twilio.SubscriptionSeen;
import com.flexreconnect.twilio.WorkflowSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MakePlanTest {

    private static final String HERE = "https://reconnect.example.com/task-event-handler";
    private static final String ELSEWHERE = "https://staging.example.com/task-event-handler";

    @Test
    void an_empty_account_gets_all_of_it_what_callers_go_through_last() {
        assertThat(MakePlan.of(Given.desired(), Given.empty()).steps())
                .extracting(step -> (Object) step.getClass())
                .containsExactly(
                        CreateQueue.class,
                        CreatePingWorkflow.class,
                        CreateSink.class,
                        Subscribe.class,
                        PutFiltersOnTop.class);
    }

    /** Every account that is made of these parts, and every place at which an apply may have stopped. */
    @Test
    void whatever_is_there_each_step_is_needed_once_and_afterwards_nothing_is_to_be_done() {
        var accounts = 0;
        var stops = 0;
        for (var actual : accounts()) {
            accounts++;
            for (var stopAfter = 0; ; stopAfter++) {
                var plan = MakePlan.of(Given.desired(), actual);
                assertThat(plan.problems()).as("%s", actual).isEmpty();
                if (stopAfter > plan.steps().size()) break;
                stops++;
                var half = actual;
                for (var step : plan.steps().subList(0, stopAfter)) half = done(half, step);
                var rest = MakePlan.of(Given.desired(), half);
                assertThat(rest.steps())
                        .extracting(Step::done)
                        .as("%s after %d", actual, stopAfter)
                        .isEqualTo(plan.steps().subList(stopAfter, plan.steps().size()).stream()
                                .map(Step::done)
                                .toList());
                for (var step : rest.steps()) half = done(half, step);
                assertThat(MakePlan.of(Given.desired(), half).isNothing())
                        .as("%s", actual)
                        .isTrue();
                assertThat(new CheckRouting(desired(half), half).pings()).noneMatch(Finding::isWrong);
                assertThat(new CheckRouting(desired(half), half).calls()).noneMatch(Finding::isWrong);
                assertThat(new CheckEvents(desired(half), half).sinks()).noneMatch(Finding::isWrong);
            }
        }
        System.out.printf("%d accounts, %d places to stop at%n", accounts, stops);
        assertThat(accounts).isGreaterThan(400);
    }

    @Test
    void two_environments_make_their_own_and_leave_each_other_alone() {
        var production = finished(Given.desired(), Given.empty());
        var staging = new Desired(
                Optional.of("staging"),
                java.net.URI.create("https://staging.example.com"),
                Optional.empty(),
                List.of(VOICE),
                "Everyone",
                java.time.Duration.ofSeconds(60));
        var plan = MakePlan.of(staging, production);
        assertThat(plan.steps())
                .extracting(step -> (Object) step.getClass())
                .containsExactly(CreateQueue.class, CreatePingWorkflow.class, CreateSink.class, Subscribe.class);
        assertThat(plan.steps().toString()).contains("Recovery Ping (staging)", "Flex Reconnect (staging)");
        var both = finished(staging, production);
        assertThat(MakePlan.of(Given.desired(), both).isNothing()).isTrue();
        assertThat(MakePlan.of(Given.desired(), both).remarks()).isEmpty();
        assertThat(both.ping(Given.desired())).isNotEqualTo(both.ping(staging));
    }

    @Test
    void what_is_ambiguous_or_missing_is_a_problem_and_not_a_guess() {
        var two = Given.empty().with(workflow(8, VOICE, OTHERS));
        assertThat(MakePlan.of(Given.desired(), two).problems())
                .singleElement()
                .asString()
                .contains("name the one by its SID");
        var twoPings =
                Given.empty().with(workflow(8, "Recovery Ping", OTHERS)).with(workflow(9, "Recovery Ping", OTHERS));
        assertThat(MakePlan.of(Given.desired(), twoPings).problems())
                .singleElement()
                .asString()
                .contains("Say which one");
        var gone = Given.desired(Optional.empty(), Optional.of(new WorkflowSid(Given.sid("WW", 77))));
        assertThat(MakePlan.of(gone, Given.empty()).problems())
                .singleElement()
                .asString()
                .contains("Remove the setting");
        var pingIsVoice = Given.desired(Optional.empty(), Optional.of(new WorkflowSid(Given.sid("WW", 1))));
        assertThat(MakePlan.of(pingIsVoice, Given.empty()).problems())
                .anyMatch(one -> one.contains("the one for pings"));
        var noQueue = new Actual(
                new WorkspaceSid(Given.sid("WS", 1)), List.of(), Given.empty().workflows(), List.of(), List.of());
        assertThat(MakePlan.of(Given.desired(), noQueue).problems())
                .singleElement()
                .asString()
                .contains("--queue");
        var broken = Given.empty().with(workflow(1, VOICE, "{"));
        assertThat(MakePlan.of(Given.desired(), broken).problems())
                .singleElement()
                .asString()
                .contains("not JSON");
    }

    @Test
    void a_ping_workflow_under_any_name_is_known_by_its_sid() {
        var mine = workflow(5, "Pings", PingFilter.configuration(PINGS.queue()));
        var desired = Given.desired(Optional.empty(), Optional.of(mine.workflow()));
        var plan = MakePlan.of(desired, Given.empty().with(PINGS).with(mine));
        assertThat(plan.steps()).noneMatch(step -> step instanceof CreatePingWorkflow || step instanceof CreateQueue);
    }

    private static List<Actual> accounts() {
        var pings = PingFilter.configuration(PINGS.queue());
        var ours = "{\"task_routing\":{\"filters\":[" + String.join(",", FILTERS.texts()) + "]}}";
        var voices = List.of(
                OTHERS,
                ours,
                Given.FILTERS.in(ConfigurationText.of(OTHERS)).text(),
                OTHERS.replace("lang == 'en'", "isReconnect == true"),
                ours.replace("60", "60, \"skip_if\": \"1==1\""),
                "{\"task_routing\":{}}");
        var good = sink(1, HERE, "active");
        var sinks = List.of(
                List.<SinkSeen>of(),
                List.of(good),
                List.of(sink(2, HERE, "failed")),
                List.of(sink(3, ELSEWHERE, "active")),
                List.of(sink(4, HERE, "active"), good));
        var accounts = new ArrayList<Actual>();
        for (var queues : List.of(List.of(EVERYONE), List.of(EVERYONE, PINGS)))
            for (var ping : Stream.of("", pings, OTHERS, "{").toList())
                for (var voice : voices)
                    for (var some : sinks)
                        for (var types = -1; types <= 4; types++) {
                            if (types >= 0 && !some.contains(good)) continue;
                            if (ping.equals(pings) && queues.size() == 1) continue;
                            var workflows = new ArrayList<>(List.of(workflow(1, VOICE, voice)));
                            if (!ping.isEmpty()) workflows.add(workflow(2, "Recovery Ping", ping));
                            var subscriptions =
                                    types < 0 ? List.<SubscriptionSeen>of() : List.of(subscription(1, good, types));
                            accounts.add(new Actual(
                                    new WorkspaceSid(Given.sid("WS", 1)), queues, workflows, some, subscriptions));
                        }
        return accounts;
    }

    private static Desired desired(Actual actual) {
        return Given.desired(Optional.empty(), actual.ping(Given.desired()).map(WorkflowSeen::workflow));
    }

    private static Actual finished(Desired desired, Actual actual) {
        var at = actual;
        for (var step : MakePlan.of(desired, actual).steps()) at = done(at, step);
        return at;
    }

    /** What Twilio would make of it. */
    private static Actual done(Actual actual, Step step) {
        var next = 100
                + actual.queues().size()
                + actual.workflows().size()
                + actual.sinks().size();
        return switch (step) {
            case CreateQueue(var name) -> actual.with(Given.queue(next, name));
            case CreatePingWorkflow create ->
                actual.with(workflow(next, create.name(), PingFilter.configuration(queue(actual, create.queue()))));
            case RepairPingWorkflow repair ->
                actual.with(new WorkflowSeen(
                        repair.before().workflow(),
                        repair.before().name(),
                        PingFilter.configuration(queue(actual, repair.queue()))));
            case PutFiltersOnTop put ->
                actual.with(new WorkflowSeen(
                        put.before().workflow(),
                        put.before().name(),
                        put.after().text()));
            case CreateSink create ->
                actual.with(new SinkSeen(
                        new com.flexreconnect.sid.SinkSid(Given.sid("DG", next)),
                        create.description(),
                        "webhook",
                        "active",
                        create.destination().toString(),
                        "POST",
                        true));
            case Subscribe subscribe ->
                actual.with(new SubscriptionSeen(
                        new com.flexreconnect.sid.SubscriptionSid(Given.sid("DF", next)),
                        lastUsable(actual, subscribe),
                        subscribe.description(),
                        subscribe.types()));
            case AddTypes add -> {
                var before = actual.subscriptions().getFirst();
                var types = new ArrayList<>(before.types());
                types.addAll(add.types());
                yield actual.with(
                        new SubscriptionSeen(before.subscription(), before.sink(), before.description(), types));
            }
        };
    }

    private static com.flexreconnect.sid.SinkSid lastUsable(Actual actual, Subscribe subscribe) {
        return actual.sinks().stream()
                .filter(sink -> !sink.status().equals("failed"))
                .filter(sink ->
                        sink.destination().equals(subscribe.description().contains("staging") ? ELSEWHERE : HERE))
                .findFirst()
                .orElseThrow()
                .sink();
    }

    private static com.flexreconnect.sid.QueueSid queue(Actual actual, String name) {
        return actual.queuesCalled(name).stream()
                .map(QueueSeen::queue)
                .findFirst()
                .orElseThrow();
    }
}
