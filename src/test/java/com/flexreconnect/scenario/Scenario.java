package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.Sound;
import com.flexreconnect.simulator.world.TaskView;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;

/** A caller, their agent, and what the service makes of it. */
@ExtendWith(Scenario.TellOnFailure.class)
abstract class Scenario {

    static final Duration BRIEFLY = Duration.ofMillis(200);
    static final Duration PATIENT = Duration.ofSeconds(15);

    final CallCentre centre;
    final TwilioSimulator twilio;
    SimulatedAgent ada;

    Scenario() {
        this(CallCentre.open());
    }

    Scenario(CallCentre centre) {
        this.centre = centre;
        this.twilio = centre.twilio;
    }

    @BeforeEach
    void nobodyCalls() {
        centre.clear();
        ada = twilio.agent("Ada");
    }

    /** Nothing that any caller went through may have asked Twilio for what it does not have. */
    @AfterEach
    void twilioUnderstoodAll() {
        assertThat(twilio.requests().unknownRequests()).isEmpty();
        assertThat(twilio.webhooks().log().refused()).isEmpty();
    }

    /** A customer who talks to Ada, registered, with the conference safe from Ada's leaving. */
    SimulatedCustomer callWithAda() {
        var customer = twilio.incomingCall("+15551230001");
        settled(ada);
        return customer;
    }

    void adaIsBackAndLetsThePingRing() {
        ada.acceptRecovery(false);
        ada.refresh(BRIEFLY);
        until(() -> pings().stream().anyMatch(ping -> ping.status().equals("reserved")));
    }

    /** The agent talks, the service knows, and Flex's arming of the agent's leg is undone. */
    void settled(SimulatedAgent agent) {
        registered(agent);
        until(() -> agent.leg()
                .filter(leg -> count("select count(*) from effect where name like 'DisarmEndOnExit%" + leg.sid()
                                + "%' and status = 'DONE'")
                        > 0)
                .isPresent());
        until(() -> agent.conference().orElseThrow().participants().stream()
                .noneMatch(who -> agent.workerSid().equals(who.workerSid()) && who.endConferenceOnExit()));
    }

    /** The agent talks and the service knows through which leg. */
    void registered(SimulatedAgent agent) {
        until(agent::talks);
        until(() -> agent.leg()
                .filter(leg -> agent.pluginCalls().stream()
                        .filter(call -> call.path().endsWith("add-worker-to-conference-state"))
                        .anyMatch(call -> call.status() == 200
                                && leg.sid().equals(call.fields().get("workerCallSid"))))
                .isPresent());
    }

    void until(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(PATIENT).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    int count(String sql) {
        return centre.sql.sql(sql).query(Integer.class).single();
    }

    List<UUID> recoveries() {
        return centre.sql
                .sql("select id from recovery order by opened_at")
                .query(UUID.class)
                .list();
    }

    /** How the only recovery ended. */
    String outcome() {
        until(() -> count("select count(*) from recovery where closed_at is not null") == 1
                && count("select count(*) from recovery") == 1);
        return centre.sql
                .sql("select outcome from recovery")
                .query(String.class)
                .single();
    }

    void untilPhase(String phase) {
        until(() -> count("select count(*) from recovery where phase = '" + phase + "'") > 0);
    }

    List<TaskView> pings() {
        return twilio.world().snapshot().tasks().stream()
                .filter(task -> task.attribute("pingOf") != null)
                .toList();
    }

    List<TaskView> reconnects() {
        return twilio.world().snapshot().tasks().stream()
                .filter(task -> "true".equals(task.attribute("isReconnect")))
                .toList();
    }

    TaskView firstTask() {
        return twilio.world().snapshot().tasks().getFirst();
    }

    List<RestCall> requests(Predicate<RestCall> which) {
        return twilio.requests().matching(which);
    }

    /** Laws for every scenario in which a caller is recovered. */
    void nothingIsLeftOver() {
        until(() -> pings().stream().allMatch(TaskView::over));
        until(() -> count("select count(*) from effect where status in ('ENTERED', 'STARTED')") == 0);
        assertThat(pings())
                .as("one ping for each recovery")
                .hasSize(recoveries().size());
        assertThat(count("select count(*) from effect where name = 'Announce[]' and attempts > 1"))
                .isZero();
    }

    /** However often and in whatever order it was told. */
    void doneExactlyOnce() {
        nothingIsLeftOver();
        assertThat(recoveries()).hasSize(1);
        assertThat(requests(RestCall.createsTask())).as("pings").hasSize(1);
        assertThat(requests(RestCall.announces())).as("announcements").hasSize(1);
        assertThat(requests(RestCall.redirectsCall())).as("enqueues").hasSize(1);
    }

    static boolean hearsAnAgent(SimulatedCustomer customer) {
        return customer.hears() == Sound.AGENT;
    }

    /** Prints what the recoveries heard and did, and what Twilio was asked. */
    static final class TellOnFailure implements AfterTestExecutionCallback {
        @Override
        public void afterTestExecution(org.junit.jupiter.api.extension.ExtensionContext context) {
            if (context.getExecutionException().isEmpty()) return;
            var centre = ((Scenario) context.getRequiredTestInstance()).centre;
            System.out.println("--- " + context.getDisplayName());
            centre.sql
                    .sql("select * from recovery_history order by id")
                    .query()
                    .listOfRows()
                    .forEach(row -> System.out.println(row.get("at") + " " + row.get("event") + " -> "
                            + row.get("phase") + " " + row.get("effects")));
            centre.sql
                    .sql("select * from effect order by entered_at")
                    .query()
                    .listOfRows()
                    .forEach(row ->
                            System.out.println(row.get("name") + " " + row.get("status") + " " + row.get("attempts")));
            centre.sql
                    .sql("select roster from conference order by updated_at")
                    .query()
                    .listOfRows()
                    .forEach(System.out::println);
            twilio(centre);
        }

        private static void twilio(CallCentre centre) {
            centre.twilio
                    .requests()
                    .all()
                    .forEach(call -> System.out.println(
                            call.startedAt() + " " + call.status() + " " + call.method() + " " + call.path()));
            centre.twilio.agents().forEach(agent -> agent.pluginCalls().forEach(System.out::println));
            centre.twilio.customers().forEach(customer -> customer.heard().forEach(System.out::println));
        }
    }
}
