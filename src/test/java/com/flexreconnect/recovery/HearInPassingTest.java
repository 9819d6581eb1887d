package com.flexreconnect.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.Agent;
import com.flexreconnect.conference.Conference;
import com.flexreconnect.conference.ConferenceEvent;
import com.flexreconnect.conference.ConferenceEvent.Ended;
import com.flexreconnect.conference.ConferenceEvent.Joined;
import com.flexreconnect.conference.ConferenceEvent.Left;
import com.flexreconnect.conference.ConferenceEvent.Modified;
import com.flexreconnect.conference.ConferenceEvent.Registered;
import com.flexreconnect.conference.ConferenceEvent.SaidGoodbye;
import com.flexreconnect.conference.Departure;
import com.flexreconnect.conference.RememberedRosters;
import com.flexreconnect.conference.RememberedRosters.Version;
import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.recovery.Passing.News;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.sid.WorkflowSid;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.stored.StoredJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two instances on one database, each with what it remembers of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HearInPassingTest {

    private static final CallSid CUSTOMER = new CallSid("CA000000000000000000000000000000c1");
    private static final CallSid AGENT = new CallSid("CA000000000000000000000000000000a1");
    private static final TaskSid TASK = new TaskSid("WT00000000000000000000000000000001");
    private static final Agent ADA = new Agent(
            new WorkerSid("WK00000000000000000000000000000001"),
            "Ada",
            TASK,
            new WorkflowSid("WW00000000000000000000000000000001"),
            new ReservationSid("WR00000000000000000000000000000001"));
    private static final ConferenceEvent CUSTOMER_JOINS = new Joined(CUSTOMER, 1, false, false);
    private static final ConferenceEvent AGENT_JOINS = new Joined(AGENT, 2, false, false);
    private static final ConferenceEvent HOLD = new Modified(CUSTOMER, 4, false);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String url = EmbeddedDatabase.freshJdbcUrl();
    private final DriverManagerDataSource source = new DriverManagerDataSource(url);
    private final JdbcClient sql = JdbcClient.create(source);
    private TwilioSimulator twilio;
    private RunningService one;
    private RunningService other;
    private ConferenceSid room;

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

    @Test
    void the_roster_and_the_letter_are_written_together() {
        assertThat(passes(one, AGENT_JOINS, "join")).isTrue();
        assertThat(roster()).contains(AGENT.value());
        assertThat(letters("join")).isOne();
    }

    @Test
    void what_has_been_heard_before_is_none() {
        assertThat(passes(one, AGENT_JOINS, "join")).isTrue();
        assertThat(passes(one, AGENT_JOINS, "join")).isFalse();
        assertThat(passes(one, HOLD, "join")).as("a letter of that key").isFalse();
        assertThat(letters("join")).isOne();
    }

    @Test
    void the_first_that_is_heard_of_a_conference_opens_it() {
        room = newRoom();
        assertThat(passes(other, CUSTOMER_JOINS, "first")).isTrue();
        assertThat(roster()).contains(CUSTOMER.value());
        assertThat(passes(other, AGENT_JOINS, "second")).isTrue();
    }

    @Test
    void what_seems_to_be_the_first_and_is_not_changes_nothing() {
        hears(one, AGENT_JOINS);
        assertThat(passes(other, CUSTOMER_JOINS, "again")).isFalse();
        assertThat(roster()).contains(AGENT.value());
        assertThat(letters("again")).isZero();
    }

    @Test
    void whoever_remembers_nothing_hears_nothing_in_passing() {
        assertThat(passes(other, AGENT_JOINS, "join")).isFalse();
        assertThat(letters("join")).isZero();
    }

    @Test
    void what_somebody_else_has_written_meanwhile_is_not_lost() {
        hears(other, AGENT_JOINS);
        assertThat(passes(one, HOLD, "hold")).isFalse();
        assertThat(letters("hold")).isZero();
        hears(one, HOLD);
        assertThat(roster()).contains(AGENT.value()).contains("\"flagSequence\": 4");
        assertThat(passes(one, new Modified(CUSTOMER, 5, false), "back"))
                .as("remembers again")
                .isTrue();
    }

    /** Whoever waited would be told after three seconds that it took too long. */
    @Test
    void what_somebody_else_holds_is_not_waited_for() {
        var known = one.bean(RememberedRosters.class).of(room).orElseThrow();
        var next = known.room().after(List.of(AGENT_JOINS)).next();
        var passing = new Passing(
                Optional.of(known.version()),
                next,
                one.bean(StoredJson.class).write(next),
                Optional.of(AGENT),
                Optional.empty());
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(_ -> {
            sql.sql("select 1 from conference where conference_sid = ? for update")
                    .param(room.value())
                    .query()
                    .singleValue();
            assertThat(one.bean(PassTogether.class).pass(passing)).isEmpty();
        });
        assertThat(one.bean(PassTogether.class).pass(passing)).isPresent();
    }

    @Test
    void where_somebody_is_being_recovered_nothing_is_heard_in_passing() {
        recovering(room, new CallSid("CA000000000000000000000000000000ff"));
        assertThat(passes(one, AGENT_JOINS, "join")).isFalse();
        assertThat(roster()).doesNotContain(AGENT.value());
    }

    @Test
    void who_was_lost_elsewhere_is_not_heard_in_passing() {
        var lost = new CallSid("CA000000000000000000000000000000c9");
        recovering(newRoom(), lost);
        assertThat(passes(one, new Joined(lost, 2, false, false), "join")).isFalse();
        assertThat(passes(one, AGENT_JOINS, "other")).isTrue();
    }

    @Test
    void a_loss_is_never_heard_in_passing() {
        hears(one, AGENT_JOINS);
        hears(one, new Registered(ADA, AGENT, Optional.of(CUSTOMER), 1));
        assertThat(passes(one, HOLD, "hold")).isTrue();
        assertThat(passes(one, new Left(AGENT, 5, Departure.HUNG_UP), "leave")).isFalse();
        assertThat(letters("leave")).isZero();
    }

    @Test
    void where_the_letter_cannot_be_written_the_roster_is_not_either() {
        sql.sql("alter table inbox add constraint no_more check (false) not valid")
                .update();
        try {
            assertThat(passes(one, AGENT_JOINS, "join")).isFalse();
            assertThat(roster()).doesNotContain(AGENT.value());
        } finally {
            sql.sql("alter table inbox drop constraint no_more").update();
        }
        assertThat(passes(one, AGENT_JOINS, "join")).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway")
    void what_goes_wrong_in_passing_is_found_again_by_whoever_hears_it_by_itself() {
        var broken = new HearInPassing(one.bean(RememberedRosters.class), null, one.bean(StoredJson.class));
        assertThat(broken.hear(room, AGENT_JOINS)).isFalse();
        assertThat(passes(one, AGENT_JOINS, "join")).isTrue();
    }

    @Test
    void a_conference_that_is_over_is_forgotten() {
        assertThat(passes(one, new Ended(7), "end")).isTrue();
        assertThat(passes(one, AGENT_JOINS, "join")).isFalse();
    }

    /** Whatever the order, however often, by whichever instance, and however many at once: nothing is lost, nothing heard twice. */
    @Test
    void all_that_is_told_in_a_rush_to_both_is_in_the_roster_once() {
        var rooms = Collections.nCopies(30, 0).stream().map(_ -> newRoom()).toList();
        var expected = inOrder(newRoom());
        var random = new Random(1);
        var inPassing = new AtomicInteger();
        try (var crowd = Executors.newFixedThreadPool(8)) {
            var all = new ArrayList<Runnable>();
            for (var here : rooms)
                for (var times = 0; times < 2; times++)
                    for (var event : aCall()) {
                        var instance = random.nextInt(10) < 8 ? one : other;
                        all.add(() -> {
                            if (passes(instance, here, event, event.toString())) inPassing.incrementAndGet();
                            else hears(instance, here, event);
                        });
                    }
            Collections.shuffle(all, random);
            CompletableFuture.allOf(all.stream()
                            .map(told -> CompletableFuture.runAsync(told, crowd))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        assertThat(rooms).allSatisfy(here -> assertThat(bare(here)).isEqualTo(expected));
        assertThat(inPassing.get()).isGreaterThan(rooms.size());
        assertThat(sql.sql("select count(*) from recovery where conference_sid = any (?)")
                        .param(rooms.stream().map(ConferenceSid::value).toArray(String[]::new))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Without counting its tables PostgreSQL thinks them small: it must not read them whole all the same. */
    @Test
    void the_statement_uses_indexes_on_tables_of_which_nothing_is_known() {
        var passing = new Passing(
                Optional.of(new Version("1", Version.at(Instant.EPOCH))),
                Conference.empty(room),
                "{}",
                Optional.of(CUSTOMER),
                Optional.of(new News("key", "")));
        var plan = new JdbcTemplate(source).execute((ConnectionCallback<List<String>>) connection -> {
            try (var statement = PassStatement.of(
                    Collections.nCopies(40, passing),
                    Version.at(Instant.EPOCH),
                    connection,
                    "explain " + PassStatement.SQL)) {
                return new RowMapperResultSetExtractor<>((row, _) -> row.getString(1))
                        .extractData(statement.executeQuery());
            }
        });
        assertThat(plan)
                .anyMatch(line -> line.contains("conference_pkey"))
                .noneMatch(line -> line.contains("Seq Scan"));
    }

    private List<ConferenceEvent> aCall() {
        return List.of(
                CUSTOMER_JOINS,
                AGENT_JOINS,
                new Registered(ADA, AGENT, Optional.of(CUSTOMER), 1),
                new SaidGoodbye(ADA.worker(), 5),
                HOLD,
                new Modified(CUSTOMER, 5, false),
                new Modified(AGENT, 6, false),
                new Left(CUSTOMER, 8, Departure.HUNG_UP));
    }

    private String inOrder(ConferenceSid here) {
        aCall().forEach(event -> hears(other, here, event));
        return bare(here);
    }

    private void hears(RunningService instance, ConferenceEvent event) {
        hears(instance, room, event);
    }

    private static void hears(RunningService instance, ConferenceSid here, ConferenceEvent event) {
        instance.bean(HearConference.class).hear(here, event);
    }

    private boolean passes(RunningService instance, ConferenceEvent event, String letter) {
        return passes(instance, room, event, letter);
    }

    private static boolean passes(RunningService instance, ConferenceSid here, ConferenceEvent event, String letter) {
        return instance.bean(HearInPassing.class).hear(here, Optional.empty(), event, here + letter, "");
    }

    private int letters(String letter) {
        return sql.sql("select count(*) from inbox where key = ?")
                .param(room + letter)
                .query(Integer.class)
                .single();
    }

    private String roster() {
        return roster(room);
    }

    private String bare(ConferenceSid here) {
        return roster(here).replace(here.value(), "here");
    }

    private String roster(ConferenceSid here) {
        return sql.sql("select roster::text from conference where conference_sid = ?")
                .param(here.value())
                .query(String.class)
                .single();
    }

    private void recovering(ConferenceSid here, CallSid customer) {
        sql.sql("insert into recovery (id, conference_sid, task_sid, customer_call_sid, phase, state, opened_at)"
                        + " values (gen_random_uuid(), ?, ?, ?, 'OPEN', '{}', now())")
                .params(here.value(), TASK.value(), customer.value())
                .update();
    }

    private static ConferenceSid newRoom() {
        return new ConferenceSid("CF%032x".formatted(NUMBER.incrementAndGet()));
    }
}
