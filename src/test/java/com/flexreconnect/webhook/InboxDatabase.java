package com.flexreconnect.webhook;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.recovery.HearNothingInPassing;
import com.flexreconnect.recovery.RecordingHearConference;
import com.flexreconnect.recovery.RecordingHearTaskRouter;
import com.flexreconnect.stored.OldRows;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The real inbox in a database of its own; nobody behind it but recorders. */
@TestConfiguration(proxyBeanMethods = false)
@Import({Inbox.class, PutAside.class, Judge.class, OldRows.class})
class InboxDatabase {

    @Bean
    DataSource dataSource() {
        var source = new DriverManagerDataSource(EmbeddedDatabase.freshJdbcUrl());
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    @Bean
    PlatformTransactionManager transactions(DataSource source) {
        return new JdbcTransactionManager(source);
    }

    @Bean
    JdbcTemplate rows(DataSource source) {
        return new JdbcTemplate(source);
    }

    @Bean
    JdbcClient jdbcClient(JdbcTemplate rows) {
        return JdbcClient.create(rows);
    }

    @Bean
    HearNothingInPassing inPassing() {
        return new HearNothingInPassing();
    }

    @Bean
    RecordingHearConference conferences() {
        return new RecordingHearConference();
    }

    @Bean
    RecordingHearTaskRouter taskRouter() {
        return new RecordingHearTaskRouter();
    }
}
