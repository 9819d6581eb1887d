package com.flexreconnect.effect;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.recovery.Effect;
import com.flexreconnect.recovery.Effect.CreatePing;
import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.Effect.LookAtPing;
import com.flexreconnect.recovery.Effect.LookAtReconnect;
import com.flexreconnect.recovery.Effect.SendToFallback;
import com.flexreconnect.recovery.Target;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.stored.StoredJson;
import com.flexreconnect.telemetry.Steps;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@SuppressWarnings("NullAway")
class LedgerTest {

    private final List<UUID> asked = new ArrayList<>();
    private final UUID recovery = UUID.randomUUID();
    private final Ledger ledger = ledger();

    @Test
    void what_was_decided_twice_is_done_once() {
        ledger.enter(recovery, Instant.EPOCH, new CreatePing());
        ledger.enter(recovery, Instant.EPOCH, new CreatePing());
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_question_is_asked_each_time() {
        Effect look = new LookAtReconnect(new TaskSid("WT" + "1".repeat(32)), 1);
        ledger.enter(recovery, Instant.EPOCH, look);
        ledger.enter(recovery, Instant.EPOCH, look);
        assertThat(asked).hasSize(2).doesNotHaveDuplicates();
        assertThat(asked)
                .allSatisfy(
                        id -> assertThat(ledger.open(id).orElseThrow().effect()).isEqualTo(look));
    }

    @Test
    void of_two_who_have_read_it_one_begins_it() {
        ledger.enter(recovery, Instant.EPOCH, new CreatePing());
        var mine = ledger.open(asked.getFirst()).orElseThrow();
        var theirs = ledger.open(asked.getFirst()).orElseThrow();
        assertThat(ledger.started(mine)).isTrue();
        assertThat(ledger.started(theirs)).isFalse();
        assertThat(ledger.open(asked.getFirst()).orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void what_is_settled_is_not_begun_again() {
        ledger.enter(recovery, Instant.EPOCH, new CreatePing());
        var late = ledger.open(asked.getFirst()).orElseThrow();
        ledger.settled(asked.getFirst(), Ledger.Settlement.UNWANTED, "");
        assertThat(ledger.started(late)).isFalse();
        assertThat(ledger.open(asked.getFirst())).isEmpty();
    }

    @Test
    void a_redirect_without_an_answer_may_happen_until_its_life_is_over() {
        var first = begun(new EnqueueCustomer(Target.SAME_WORKER, 1));
        assertThat(ledger.mayHappenUntil(first, Instant.now())).isPresent();
        assertThat(ledger.mayHappenUntil(first, Instant.now().plusSeconds(10))).isEmpty();
        ledger.answered(first.id());
        assertThat(ledger.mayHappenUntil(first, Instant.now())).isEmpty();
    }

    @Test
    void so_does_a_later_attempt_wait_for_it_and_nothing_else_does() {
        begun(new EnqueueCustomer(Target.SAME_WORKER, 1));
        assertThat(ledger.mayHappenUntil(begun(new EnqueueCustomer(Target.ANY_WORKER, 2)), Instant.now()))
                .isPresent();
        assertThat(ledger.mayHappenUntil(begun(new SendToFallback()), Instant.now()))
                .isPresent();
        assertThat(ledger.mayHappenUntil(begun(new LookAtPing()), Instant.now()))
                .isEmpty();
    }

    @Test
    void one_that_looks_first_may_happen_only_once_it_is_sent() {
        var fallback = begun(new SendToFallback());
        assertThat(ledger.mayHappenUntil(fallback, Instant.now())).isEmpty();
        assertThat(ledger.sent(fallback)).isTrue();
        assertThat(ledger.mayHappenUntil(fallback, Instant.now())).isPresent();
        ledger.settled(fallback.id(), Ledger.Settlement.DONE, "");
        assertThat(ledger.mayHappenUntil(fallback, Instant.now())).isEmpty();
    }

    private Ledger.Entry begun(Effect effect) {
        ledger.enter(recovery, Instant.EPOCH, effect);
        var entry = ledger.open(asked.getLast()).orElseThrow();
        assertThat(ledger.started(entry)).isTrue();
        return entry;
    }

    private Ledger ledger() {
        var source = new DriverManagerDataSource(EmbeddedDatabase.freshJdbcUrl());
        Flyway.configure().dataSource(source).load().migrate();
        var performances = new Performances(null) {
            @Override
            void ask(UUID id, Effect effect, Instant since) {
                asked.add(id);
            }
        };
        return new Ledger(
                JdbcClient.create(source), new StoredJson(), performances, Clock.systemUTC(), Steps.withoutTraces());
    }
}
