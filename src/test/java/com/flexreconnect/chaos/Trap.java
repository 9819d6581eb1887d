package com.flexreconnect.chaos;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * PostgreSQL holds a transaction of the service at its commit, for as long as a test wants: what it did to an effect is
 * done, but nobody can see it yet. Whoever waits there can be killed, cut off, or stopped while the commit goes through.
 */
final class Trap implements AutoCloseable {

    /** What a transaction has done when it is held. */
    enum Point {
        /** The effect is decided: the transaction of a webhook, or of another effect's report. */
        DECIDED,
        /** From now on it may have happened. */
        BEGUN,
        /** What came of it is told, with all that follows. */
        REPORTED,
        /** The durable scheduler forgets it. */
        REMOVED
    }

    private static final String LOCK = "4711";
    private static final String HELD = " from pg_locks where locktype = 'advisory' and objid = " + LOCK
            + " and not granted and database = (select oid from pg_database where datname = current_database())";

    private static final String INSTALL = """
            create table trap (point text, kind text);
            create function trapped() returns trigger language plpgsql as $$
            declare
              what text;
              at text;
            begin
              if tg_table_name = 'effect' then
                what := new.name;
                at := case when tg_op = 'INSERT' then 'DECIDED'
                           when new.status = 'ENTERED' then 'PUT OFF'
                           when new.status = 'STARTED' then 'BEGUN' else 'REPORTED' end;
              else
                select name into what from effect where id::text = old.task_instance;
                at := 'REMOVED';
              end if;
              if exists (select from trap where point = at and starts_with(what, kind)) then
                perform pg_advisory_xact_lock_shared(4711);
              end if;
              return null;
            end $$;
            create constraint trigger trapped after insert or update on effect
              deferrable initially deferred for each row execute function trapped();
            create constraint trigger trapped after delete on scheduled_tasks
              deferrable initially deferred for each row execute function trapped();
            """;

    private final Connection keeper;

    private Trap(Connection keeper) {
        this.keeper = keeper;
    }

    /** For a database with the service's tables. */
    static Trap in(String jdbcUrl) {
        try {
            var trap = new Trap(DriverManager.getConnection(jdbcUrl));
            trap.run(INSTALL);
            trap.run("select pg_advisory_lock(" + LOCK + ")");
            return trap;
        } catch (SQLException cannotSet) {
            throw new IllegalStateException(cannotSet);
        }
    }

    /** Holds whoever does this to such an effect. */
    void set(Point point, String kind) {
        run("insert into trap values ('" + point + "', '" + kind + "')");
    }

    boolean hasSprung() {
        try (var statement = keeper.createStatement();
                var rows = statement.executeQuery("select count(*)" + HELD)) {
            return rows.next() && rows.getInt(1) > 0;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** From now on nobody is held who is not held already. */
    void clear() {
        run("delete from trap");
    }

    /** What is held never happened. */
    void rollBack() {
        run("select pg_terminate_backend(pid)" + HELD);
    }

    /** What is held is committed, whether anybody listens or not. Returns when it is. */
    void commit() {
        run("select pg_advisory_unlock(" + LOCK + ")");
        run("select pg_advisory_lock(" + LOCK + ")");
    }

    @Override
    public void close() {
        try {
            keeper.close();
        } catch (SQLException gone) {
            // and the lock with it
        }
    }

    private void run(String sql) {
        try (var statement = keeper.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
