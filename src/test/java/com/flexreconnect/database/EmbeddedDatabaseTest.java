package com.flexreconnect.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {

    @Test
    void commitsReachTheDisk() throws SQLException {
        assertThat(show(EmbeddedDatabase.jdbcUrl(), "fsync")).isEqualTo("on");
        assertThat(show(EmbeddedDatabase.freshJdbcUrl(), "synchronous_commit")).isEqualTo("on");
    }

    private static String show(String url, String setting) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var rows = connection.createStatement().executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
