package com.flexreconnect.stored;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

/**
 * An insert that does nothing on a conflict. The driver sends statements that are parted by a semicolon one after the
 * other without waiting in between: each is planned and executed on its own, and sees what was committed before it.
 */
public final class InsertOnce implements Once {

    private final JdbcOperations jdbc;
    private final String insert;
    private final List<Object> values;
    private @Nullable Boolean first;

    /** @param values of the insert's parameters, none of them null */
    public InsertOnce(JdbcOperations jdbc, String insert, Object... values) {
        this.jdbc = jdbc;
        this.insert = insert;
        this.values = List.of(values);
    }

    /** @throws IllegalStateException when nobody has asked: the row was not written */
    public boolean wasFirst() {
        if (first == null) throw new IllegalStateException("nobody has asked whether this is heard for the first time");
        return first;
    }

    @Override
    public boolean isFirst() {
        first = jdbc.update(insert, values.toArray()) == 1;
        return first;
    }

    @Override
    public <T> Optional<List<T>> ask(String query, RowMapper<T> rows, Object... its) {
        return Objects.requireNonNull(jdbc.execute(insert + "; " + query, (PreparedStatement both) -> {
            var parameter = 0;
            for (var value : values) both.setObject(++parameter, value);
            for (var value : its) both.setObject(++parameter, value);
            both.execute();
            first = both.getUpdateCount() == 1;
            return first ? Optional.of(answer(both, rows)) : Optional.empty();
        }));
    }

    private static <T> List<T> answer(PreparedStatement both, RowMapper<T> rows) throws SQLException {
        if (!both.getMoreResults()) throw new SQLException("the second statement answers nothing");
        try (var answer = both.getResultSet()) {
            return Objects.requireNonNullElseGet(
                    new RowMapperResultSetExtractor<>(rows).extractData(answer), ArrayList::new);
        }
    }
}
