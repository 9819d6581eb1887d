package com.flexreconnect.stored;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes what is old, a bounded number of rows in each transaction: a million of them holds up nobody. What somebody
 * else holds at the moment is left for the next time, so several instances at once do not wait for each other.
 */
@Component
public class OldRows {

    static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;

    public OldRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * To be called outside of transactions: each round is one of its own.
     *
     * @param which an SQL condition of ours whose parameters are all the time before which a row is old
     * @return how many are gone
     */
    public int delete(String table, String which, Instant before) {
        var times = Collections.nCopies(
                (int) which.chars().filter(one -> one == '?').count(), before.atOffset(ZoneOffset.UTC));
        var all = 0;
        int some;
        do {
            some = jdbc.sql(statement(table, which)).params(times).update();
            all += some;
        } while (some == AT_ONCE);
        return all;
    }

    private static String statement(String table, String which) {
        return "delete from %1$s where ctid = any (array(select ctid from %1$s where %2$s limit %3$d for update skip locked))"
                .formatted(table, which, AT_ONCE);
    }
}
