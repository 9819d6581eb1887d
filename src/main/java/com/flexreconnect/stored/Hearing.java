package com.flexreconnect.stored;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

/**
 * One piece of news being heard, in one transaction and as few round trips to the database as can be: what it begins with
 * travels with its first question, and what it ends with travels with the commit.
 *
 * <p>The driver sends statements that are parted by a semicolon one after the other without waiting in between. Each is
 * executed on its own and sees what was committed before it; after one that fails none is executed.
 */
public final class Hearing {

    private enum End {
        COMMITS,
        BELONGS_TO_MORE
    }

    private final JdbcOperations jdbc;
    private final End end;
    private final List<Statement<?>> unsent = new ArrayList<>();
    private final @Nullable Answer<Integer> written;
    private @Nullable Statement<Integer> unsaid;
    private boolean closed;

    private Hearing(JdbcOperations jdbc, End end) {
        this.jdbc = jdbc;
        this.end = end;
        this.written = null;
    }

    private Hearing(JdbcOperations jdbc, String insert, @Nullable Object... values) {
        this.jdbc = jdbc;
        this.end = End.COMMITS;
        this.unsaid = statement(insert, values, PreparedStatement::getUpdateCount);
        this.written = unsaid.answer();
    }

    /**
     * Of news that may come more than once. To be used in a transaction that is about this news alone.
     *
     * @param insert writes a row unless somebody has written it before: whoever does hears it for the first time
     */
    public static Hearing once(JdbcOperations jdbc, String insert, @Nullable Object... values) {
        return new Hearing(jdbc, insert, values);
    }

    /** Of news that is always heard. To be used in a transaction that is about this news alone. */
    public static Hearing alone(JdbcOperations jdbc) {
        return new Hearing(jdbc, End.COMMITS);
    }

    /** The same in a transaction that goes on afterwards: there is no commit at its end. */
    public static Hearing amongOthers(JdbcOperations jdbc) {
        return new Hearing(jdbc, End.BELONGS_TO_MORE);
    }

    /** Whether its transaction is about this news alone. */
    public boolean isAlone() {
        return end == End.COMMITS;
    }

    /**
     * Travels with whatever is sent next. It is executed even when the news had been heard before.
     *
     * @return how many rows it has changed
     */
    public Answer<Integer> change(String statement, @Nullable Object... values) {
        return add(statement, values, PreparedStatement::getUpdateCount);
    }

    /** Travels with whatever is sent next. */
    public <T> Answer<List<T>> ask(String query, RowMapper<T> rows, @Nullable Object... values) {
        return add(query, values, sent -> read(sent, rows));
    }

    /** Sends what has not been sent yet. */
    public void send() {
        say();
        if (unsent.isEmpty()) return;
        var together = List.copyOf(unsent);
        unsent.clear();
        jdbc.execute(
                together.stream().map(Statement::sql).collect(Collectors.joining("; ")),
                (PreparedStatement sent) -> perform(sent, together));
    }

    /**
     * Sends what has not been sent yet.
     *
     * @return whether nobody has heard this before
     */
    public boolean isFirst() {
        send();
        return written == null || written.get() == 1;
    }

    /** Sends what has not been sent yet, the commit with it. Nothing may follow in this transaction. */
    public void close() {
        say();
        if (end == End.COMMITS && !unsent.isEmpty()) change("commit");
        send();
        closed = end == End.COMMITS;
    }

    /** Last of what is sent first: everybody takes the row that the news are about, and then theirs. */
    private void say() {
        if (unsaid != null) unsent.add(unsaid);
        unsaid = null;
    }

    private <T> Answer<T> add(String sql, @Nullable Object[] values, Reading<T> reading) {
        if (closed) throw new IllegalStateException("this has been heard to its end");
        var statement = statement(sql, values, reading);
        unsent.add(statement);
        return statement.answer();
    }

    private static <T> Statement<T> statement(String sql, @Nullable Object[] values, Reading<T> reading) {
        return new Statement<>(sql, Arrays.asList(values), reading, new Answer<>());
    }

    private static boolean perform(PreparedStatement sent, List<Statement<?>> together) throws SQLException {
        var parameter = 0;
        for (var statement : together) for (var value : statement.values()) sent.setObject(++parameter, value);
        sent.execute();
        for (var at = 0; at < together.size(); at++) {
            if (at > 0) sent.getMoreResults();
            together.get(at).answered(sent);
        }
        return true;
    }

    private static <T> List<T> read(PreparedStatement sent, RowMapper<T> rows) throws SQLException {
        try (var answer = sent.getResultSet()) {
            return Objects.requireNonNullElseGet(
                    new RowMapperResultSetExtractor<>(rows).extractData(answer), ArrayList::new);
        }
    }

    private interface Reading<T> {
        T read(PreparedStatement sent) throws SQLException;
    }

    private record Statement<T>(String sql, List<@Nullable Object> values, Reading<T> reading, Answer<T> answer) {
        void answered(PreparedStatement sent) throws SQLException {
            answer.value = reading.read(sent);
        }
    }

    /** What a statement has answered, once it has been sent. */
    public static final class Answer<T> {
        private @Nullable T value;

        private Answer() {}

        /** @throws IllegalStateException when it has not been sent */
        public T get() {
            if (value == null) throw new IllegalStateException("nobody has sent this");
            return value;
        }
    }
}
