package com.flexreconnect.webhook;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Tells faults of the database from those of a letter: no connection, no space, a row that somebody else holds. */
final class DatabaseTrouble {

    /** Of a SQLSTATE: connection, rollback, insufficient resources, not in this state, operator, system. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private DatabaseTrouble() {}

    /** Whether the same may well be possible later. */
    static boolean isIn(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(DatabaseTrouble::isTrouble);
    }

    private static boolean isTrouble(SQLException fault) {
        var state = fault.getSQLState();
        return state != null && state.length() > 2 && CLASSES.contains(state.substring(0, 2));
    }
}
