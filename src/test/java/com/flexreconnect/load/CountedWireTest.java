package com.flexreconnect.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedWireTest {

    @Test
    void counts_what_is_asked_and_not_how_a_pool_sets_up_a_connection() throws SQLException {
        try (var wire = CountedWire.to(EmbeddedDatabase.freshJdbcUrl());
                var connection = DriverManager.getConnection(wire.jdbcUrl());
                var statement = connection.createStatement()) {
            wire.take();
            statement.execute("set idle_in_transaction_session_timeout = '5s'; set lock_timeout = '3s'");
            assertThat(wire.take()).isEqualTo(new CountedWire.Count(List.of(), 0, 0));
            statement.execute("select 1; select 2");
            assertThat(wire.take().statements()).hasSize(2);
        }
    }
}
