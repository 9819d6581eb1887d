package com.flexreconnect.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.Conference;
import com.flexreconnect.conference.RememberedRosters.Version;
import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.recovery.Passing.News;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PassStatementTest {

    private final DriverManagerDataSource source = new DriverManagerDataSource(EmbeddedDatabase.freshJdbcUrl());

    /** Without counting its tables PostgreSQL thinks them small: it must not read them whole all the same. */
    @Test
    void the_statement_uses_indexes_on_tables_of_which_nothing_is_known() {
        Flyway.configure().dataSource(source).load().migrate();
        var customer = new CallSid("CA000000000000000000000000000000c1");
        var passing = new Passing(
                Optional.of(new Version("1", Version.at(Instant.EPOCH))),
                Conference.empty(new ConferenceSid("CF00000000000000000000000000000001")),
                "{}",
                Optional.of(customer),
                Optional.of(new News("key", "")));
        var plan = new JdbcTemplate(source).execute((ConnectionCallback<List<String>>) connection -> {
            try (var statement = PassStatement.of(
                    Collections.nCopies(40, passing),
                    Version.at(Instant.EPOCH),
                    connection,
                    "explain " + PassStatement.SQL)) {
                return new RowMapperResultSetExtractor<>((row, _) -> row.getString(1))
                        .extractData(statement.executeQuery());
            }
        });
        assertThat(plan)
                .anyMatch(line -> line.contains("conference_pkey"))
                .noneMatch(line -> line.contains("Seq Scan"));
    }
}
