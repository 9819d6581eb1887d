package com.flexreconnect.stored;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;

/**
 * Whether something is heard for the first time. A row says so; it is written in the caller's transaction, by whichever of
 * these is called first.
 */
public interface Once {

    /** @return whether nobody had written the row before */
    boolean isFirst();

    /**
     * The same, and a query in the same round trip to the database. The query sees what was committed by the time at which
     * the row was written; it is asked even when that had been done before.
     *
     * @return empty when it is not heard for the first time
     */
    <T> Optional<List<T>> ask(String query, RowMapper<T> rows, Object... values);
}
