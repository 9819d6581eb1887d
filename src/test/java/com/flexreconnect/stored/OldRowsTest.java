package com.flexreconnect.stored;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class OldRowsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final int OLD = 2_500;

    private final String url = EmbeddedDatabase.freshJdbcUrl();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url));
    private final OldRows rows = new OldRows(jdbc);

    /** Every statement leaves word of how many rows it deleted. */
    @BeforeEach
    void manyRows() {
        jdbc.sql("create table thing (id int primary key, at timestamptz not null)")
                .update();
        jdbc.sql("create table deleted (rows bigint)").update();
        jdbc.sql("create function note() returns trigger language plpgsql as "
                        + "'begin insert into deleted select count(*) from gone; return null; end'")
                .update();
        jdbc.sql("create trigger note after delete on thing referencing old table as gone "
                        + "for each statement execute function note()")
                .update();
        jdbc.sql("insert into thing select i, '2026-01-01' from generate_series(1, " + OLD + ") i")
                .update();
        jdbc.sql("insert into thing select -i, '2026-04-01' from generate_series(1, 10) i")
                .update();
    }

    @Test
    void go_in_rounds_of_a_bounded_size_and_young_ones_stay() {
        assertThat(rows.delete("thing", "at < ?", NOW)).isEqualTo(OLD);
        assertThat(number("select max(rows) from deleted")).isEqualTo(OldRows.AT_ONCE);
        assertThat(number("select count(*) from thing")).isEqualTo(10);
    }

    @Test
    void what_somebody_holds_is_not_waited_for_and_goes_the_next_time() throws SQLException {
        try (var other = DriverManager.getConnection(url)) {
            other.setAutoCommit(false);
            other.createStatement().execute("select * from thing where id = 7 for update");
            assertThat(rows.delete("thing", "at < ?", NOW)).isEqualTo(OLD - 1);
            other.rollback();
        }
        assertThat(rows.delete("thing", "at < ?", NOW)).isOne();
    }

    @Test
    void two_instances_at_once_share_the_work() {
        var one = CompletableFuture.supplyAsync(() -> rows.delete("thing", "at < ?", NOW));
        var other = CompletableFuture.supplyAsync(() -> rows.delete("thing", "at < ?", NOW));
        assertThat(one.join() + other.join())
                .isEqualTo(OLD - (int) number("select count(*) from thing where at < '2026-03-01'"));
        rows.delete("thing", "at < ?", NOW);
        assertThat(number("select count(*) from thing")).isEqualTo(10);
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
