package com.flexreconnect.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.Sound;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database is restored from a backup that was made while a caller was being recovered. An hour has passed since, and
 * the database knows nothing of it: what has become of the caller is not undone.
 */
class RestoredBackupTest {

    private final String database = EmbeddedDatabase.freshJdbcUrl();
    private final String restored = EmbeddedDatabase.freshJdbcUrl();
    private final LostAgent call = LostAgent.at(database);
    private final JdbcClient then = JdbcClient.create(new DriverManagerDataSource(restored));

    @BeforeEach
    void aBackupIsMadeWhileTheAgentIsPinged() {
        try (var _ = start(database)) {
            call.begin();
            call.ada().acceptRecovery(false);
            call.agentIsLost();
            call.until(() -> call.has("CreatePing", "DONE")
                    && call.has("Announce", "DONE")
                    && call.count("select count(*) from effect where status in ('ENTERED', 'STARTED')") == 0);
        }
        EmbeddedDatabase.copy(database, restored);
        then.sql("update recovery set opened_at = opened_at - interval '1 hour'")
                .update();
        then.sql("update scheduled_tasks set execution_time = execution_time - interval '1 hour'")
                .update();
    }

    @AfterEach
    void close() {
        call.twilio.close();
    }

    @Test
    void whoever_talks_to_the_agent_again_goes_on_talking() {
        try (var _ = start(database)) {
            call.until(() -> call.ada().pageIsOpen());
            call.ada().acceptOffer();
            call.ada().acceptRecovery(true);
            call.isRecoveredOnce();
        }
        var room = call.customer().call().conferenceSid();
        assertThat(room).isNotNull();
        assertThat(outcomeOfTheRestored()).isEqualTo("RECOVERED");
        assertThat(call.customer().call().conferenceSid()).isEqualTo(room);
        nothingWasDoneTwice();
    }

    @Test
    void whoever_was_handed_on_since_stays_where_they_are() {
        try (var _ = start(database)) {
            call.until(() -> call.ada().pageIsOpen());
            call.ada().acceptOffer();
            call.ada().acceptRecovery(true);
            call.isRecoveredOnce();
            var bob = call.twilio.agent("Bob").armEndConference(false);
            call.ada().coldTransferTo(bob);
            call.until(bob::talks);
        }
        outcomeOfTheRestored();
        assertThat(call.customer().hears()).isEqualTo(Sound.AGENT);
        nothingWasDoneTwice();
    }

    @Test
    void whoever_hung_up_is_not_looked_for_any_more() {
        try (var _ = start(database)) {
            call.customer().hangUp();
            call.until(() -> call.count("select count(*) from recovery where closed_at is not null") == 1);
        }
        assertThat(outcomeOfTheRestored()).isEqualTo("CUSTOMER_LEFT");
        assertThat(call.twilio.requests().matching(RestCall.announces())).hasSize(1);
        assertThat(call.pings()).hasSize(1);
    }

    @Test
    void whoever_still_waits_gets_an_agent() {
        call.twilio.agent("Bob").armEndConference(false);
        try (var _ = start(restored)) {
            isClosed();
            call.until(() -> call.customer().hears() == Sound.AGENT);
        }
        nothingWasDoneTwice();
    }

    private void nothingWasDoneTwice() {
        assertThat(call.twilio.requests().matching(RestCall.redirectsCall())).hasSize(1);
        assertThat(call.twilio.requests().matching(RestCall.announces())).hasSize(1);
        assertThat(call.pings()).hasSize(1);
        assertThat(call.twilio.requests().unknownRequests()).isEmpty();
    }

    private String outcomeOfTheRestored() {
        try (var _ = start(restored)) {
            isClosed();
            call.until(() -> then.sql("select count(*) from effect where status in ('ENTERED', 'STARTED')")
                            .query(Integer.class)
                            .single()
                    == 0);
        }
        return then.sql("select outcome from recovery").query(String.class).single();
    }

    private void isClosed() {
        try {
            call.until(() -> then.sql("select count(*) from recovery where closed_at is not null")
                            .query(Integer.class)
                            .single()
                    == 1);
        } catch (Throwable broken) {
            call.story().forEach(System.out::println);
            for (var table : List.of("recovery_history", "effect", "scheduled_tasks"))
                then.sql("select * from " + table).query().listOfRows().forEach(System.out::println);
            throw broken;
        }
    }

    private RunningService start(String database) {
        return RunningService.start(
                call.twilio, database, Map.of("RECOVERY_PING_TIMEOUT", "30s", "RECONNECT_STEP_PATIENCE", "2s"));
    }
}
