package com.flexreconnect.recovery;

import com.flexreconnect.conference.Agent;
import com.flexreconnect.conference.ConferenceEvent;
import com.flexreconnect.conference.ConferenceEvent.Joined;
import com.flexreconnect.conference.ConferenceEvent.Modified;
import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.sid.WorkflowSid;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two instances on one database, each with what it remembers of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoInstances {

    static final CallSid CUSTOMER = new CallSid("CA000000000000000000000000000000c1");
    static final CallSid AGENT = new CallSid("CA000000000000000000000000000000a1");
    static final TaskSid TASK = new TaskSid("WT00000000000000000000000000000001");
    static final Agent ADA = new Agent(
            new WorkerSid("WK00000000000000000000000000000001"),
            "Ada",
            TASK,
            new WorkflowSid("WW00000000000000000000000000000001"),
            new ReservationSid("WR00000000000000000000000000000001"));
    static final ConferenceEvent CUSTOMER_JOINS = new Joined(CUSTOMER, 1, false, false);
    static final ConferenceEvent AGENT_JOINS = new Joined(AGENT, 2, false, false);
    static final ConferenceEvent HOLD = new Modified(CUSTOMER, 4, false);

    static final AtomicInteger NUMBER = new AtomicInteger();

    final String url = EmbeddedDatabase.freshJdbcUrl();
    final DriverManagerDataSource source = new DriverManagerDataSource(url);
    final JdbcClient sql = JdbcClient.create(source);
    TwilioSimulator twilio;
    RunningService one;
    RunningService other;
    ConferenceSid room;

    @BeforeAll
    void start() {
        twilio = TwilioSimulator.start(SimulatorSettings.standard());
        one = RunningService.start(twilio, url, Map.of());
        other = RunningService.start(twilio, url, Map.of());
    }

    @AfterAll
    void stop() {
        other.close();
        one.close();
        twilio.close();
    }

    @BeforeEach
    void aRoomOfWhichOneHasHeard() {
        room = newRoom();
        hears(one, CUSTOMER_JOINS);
    }

    void hears(RunningService instance, ConferenceEvent event) {
        hears(instance, room, event);
    }

    static void hears(RunningService instance, ConferenceSid here, ConferenceEvent event) {
        instance.bean(HearConference.class).hear(here, event);
    }

    boolean passes(RunningService instance, ConferenceEvent event, String letter) {
        return passes(instance, room, event, letter);
    }

    static boolean passes(RunningService instance, ConferenceSid here, ConferenceEvent event, String letter) {
        return instance.bean(HearInPassing.class).hear(here, Optional.empty(), event, here + letter, "");
    }

    int letters(String letter) {
        return sql.sql("select count(*) from inbox where key = ?")
                .param(room + letter)
                .query(Integer.class)
                .single();
    }

    String roster() {
        return roster(room);
    }

    String roster(ConferenceSid here) {
        return sql.sql("select roster::text from conference where conference_sid = ?")
                .param(here.value())
                .query(String.class)
                .single();
    }

    void recovering(ConferenceSid here, CallSid customer) {
        sql.sql("insert into recovery (id, conference_sid, task_sid, customer_call_sid, phase, state, opened_at)"
                        + " values (gen_random_uuid(), ?, ?, ?, 'OPEN', '{}', now())")
                .params(here.value(), TASK.value(), customer.value())
                .update();
    }

    static ConferenceSid newRoom() {
        return new ConferenceSid("CF%032x".formatted(NUMBER.incrementAndGet()));
    }
}
