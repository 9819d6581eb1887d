package com.flexreconnect.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.stored.Hearing.Answer;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a piece of news begins with and ends with, on a real database, seen by somebody else. */
class HearingTest {
    private static final String HEARD = "insert into heard (key) values (?) on conflict do nothing";
    private static final String TOLD = "insert into told (what) values (?)";

    private final DriverManagerDataSource source = new DriverManagerDataSource(EmbeddedDatabase.freshJdbcUrl());
    private final JdbcTemplate rows = new JdbcTemplate(source);
    private final JdbcClient somebodyElse =
            JdbcClient.create(new DriverManagerDataSource(source.getUrl())); // never in our transaction
    private final TransactionTemplate inTransaction = new TransactionTemplate(new JdbcTransactionManager(source));

    @BeforeEach
    void tables() {
        rows.execute("create table heard (key text primary key); create table told (what text not null)");
    }

    @Test
    void what_comes_again_is_not_first() {
        assertThat(hear(Hearing::isFirst)).isTrue();
        assertThat(hear(Hearing::isFirst)).isFalse();
    }

    @Test
    void each_statement_has_its_own_answer_and_sees_those_before() {
        hear(hearing -> {
            var none = asked(hearing);
            var one = hearing.change(TOLD, "one");
            var two = hearing.change(TOLD + ", ('two')", "three");
            var all = asked(hearing);
            hearing.send();
            assertThat(none.get()).isEmpty();
            assertThat(one.get()).isEqualTo(1);
            assertThat(two.get()).isEqualTo(2);
            assertThat(all.get()).containsExactly("one", "three", "two");
            return hearing.isFirst();
        });
    }

    @Test
    void an_answer_that_nobody_has_sent_for_is_none() {
        var answer = asked(Hearing.alone(rows));
        assertThatThrownBy(answer::get).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_it_ends_with_is_committed_in_the_same_round_trip() {
        hear(hearing -> {
            hearing.isFirst();
            hearing.change(TOLD, "last");
            hearing.close();
            assertThat(told()).containsExactly("last");
            assertThat(heard()).containsExactly("news");
            return true;
        });
    }

    @Test
    void among_others_nothing_is_committed_before_the_others_are() {
        inTransaction.executeWithoutResult(_ -> {
            var hearing = Hearing.amongOthers(rows);
            hearing.change(TOLD, "part");
            hearing.close();
            assertThat(told()).isEmpty();
        });
        assertThat(told()).containsExactly("part");
    }

    @Test
    void where_the_last_statement_fails_nothing_is_heard() {
        assertThatThrownBy(() -> hear(hearing -> {
                    hearing.change(TOLD, "before");
                    hearing.send();
                    hearing.change(TOLD, (Object) null);
                    hearing.close();
                    return true;
                }))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(told()).isEmpty();
        assertThat(heard()).isEmpty();
    }

    @Test
    void after_its_end_nothing_can_be_added() {
        hear(hearing -> {
            hearing.change(TOLD, "last");
            hearing.close();
            assertThatThrownBy(() -> hearing.change(TOLD, "later")).isInstanceOf(IllegalStateException.class);
            return true;
        });
        assertThat(told()).containsExactly("last");
    }

    private boolean hear(Predicate<Hearing> judging) {
        return Boolean.TRUE.equals(inTransaction.execute(_ -> judging.test(Hearing.once(rows, HEARD, "news"))));
    }

    private static Answer<List<String>> asked(Hearing hearing) {
        return hearing.ask("select what from told order by what", (row, _) -> row.getString(1));
    }

    private List<String> told() {
        return somebodyElse.sql("select what from told").query(String.class).list();
    }

    private List<String> heard() {
        return somebodyElse.sql("select key from heard").query(String.class).list();
    }
}
