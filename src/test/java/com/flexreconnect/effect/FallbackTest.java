package com.flexreconnect.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.recovery.Effect.SendToFallback;
import com.flexreconnect.recovery.Outcome;
import com.flexreconnect.recovery.Recovery;
import com.flexreconnect.recovery.RecoveryStatuses;
import com.flexreconnect.recovery.Stage;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.agent.SimulatedCustomer;
import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.Sound;
import com.flexreconnect.stored.StoredJson;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Where RECONNECT_FALLBACK_URL is set: the caller is sent there once, and not out of something better. */
@TestInstance(Lifecycle.PER_CLASS)
class FallbackTest {
    private static final String VOICE_MAIL = "<Response><Say>Leave a message.</Say><Pause length=\"600\"/></Response>";

    private TwilioSimulator twilio;
    private HttpServer voiceMail;
    private RunningService service;
    private JdbcClient sql;
    private SimulatedAgent ada;
    private SimulatedCustomer customer;

    @BeforeAll
    void open() throws IOException {
        twilio = TwilioSimulator.start(SimulatorSettings.standard());
        voiceMail = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        voiceMail.createContext("/", exchange -> {
            var body = VOICE_MAIL.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        voiceMail.start();
        var url = "http://127.0.0.1:" + voiceMail.getAddress().getPort() + "/";
        service = RunningService.start(twilio, EmbeddedDatabase.freshJdbcUrl(), Map.of("RECONNECT_FALLBACK_URL", url));
        sql = service.bean(JdbcClient.class);
    }

    @AfterAll
    void close() {
        service.close();
        voiceMail.stop(0);
        twilio.close();
    }

    @BeforeEach
    void adaTalksToACustomer() {
        twilio.reset();
        sql.sql("delete from recovery").update();
        ada = twilio.agent("Ada").armEndConference(false);
        customer = twilio.incomingCall("+15551230001");
        until(ada::talks);
        until(() -> ada.pluginCalls().stream().anyMatch(call -> call.status() == 200));
    }

    @Test
    void an_answer_that_is_lost_does_not_start_the_fallback_again() {
        twilio.faults().next(RestCall.redirectsCall(), Fault.error(400, 21200));
        twilio.faults().next(RestCall.redirectsCall(), Fault.loseAnswer());
        ada.stayAway();
        until(() -> count("select count(*) from recovery where outcome = 'GAVE_UP'") == 1);
        until(() -> fallbacksDone() == 1);
        assertThat(redirects()).as("refused, then fallback").isEqualTo(2);
    }

    @Test
    void whoever_talks_to_an_agent_is_left_alone() {
        ada.refresh(Duration.ofMillis(200));
        until(() -> count("select count(*) from recovery where outcome = 'RECOVERED'") == 1);
        until(() -> customer.hears() == Sound.AGENT);
        fallBack();
        assertThat(redirects()).as("into the queue").isEqualTo(1);
        assertThat(customer.hears()).isEqualTo(Sound.AGENT);
    }

    @Test
    void whoever_waits_in_a_queue_has_waited_long_enough() {
        ada.stayAway();
        until(() -> count("select count(*) from recovery where phase = 'WAITING'") == 1);
        fallBack();
        assertThat(redirects()).as("into the queue, then fallback").isEqualTo(2);
    }

    /** Nobody knows the first reconnect's task any more, or it ended as it should. */
    @Test
    void whoever_was_with_an_agent_since_and_lost_that_one_too_is_left_to_the_later_recovery() {
        ada.refresh(Duration.ofMillis(200));
        until(() -> count("select count(*) from recovery where outcome = 'RECOVERED'") == 1);
        until(() -> customer.hears() == Sound.AGENT);
        until(() ->
                ada.pluginCalls().stream().filter(call -> call.status() == 200).count() > 1);
        ada.refresh(Duration.ofMillis(200));
        until(() -> count("select count(*) from recovery where outcome = 'RECOVERED'") == 2);
        until(() -> customer.hears() == Sound.AGENT);
        fallBack();
        assertThat(redirects()).as("into the queue, twice").isEqualTo(2);
        assertThat(customer.hears()).isEqualTo(Sound.AGENT);
    }

    /** Of which nobody told: there is no later recovery. */
    @Test
    void whoever_was_left_alone_by_the_agent_who_accepted_is_sent_on() {
        ada.refresh(Duration.ofMillis(200));
        until(() -> count("select count(*) from recovery where outcome = 'RECOVERED'") == 1);
        until(() -> customer.hears() == Sound.AGENT);
        twilio.webhooks().hold();
        ada.stayAway();
        until(() -> customer.hears() == Sound.SILENCE);
        fallBack();
        assertThat(redirects()).as("into the queue, then fallback").isEqualTo(2);
    }

    /** The first recovery was given up, whatever led to it. */
    private void fallBack() {
        var id = sql.sql("select id from recovery order by opened_at limit 1")
                .query(UUID.class)
                .single();
        var now = service.bean(RecoveryStatuses.class).file(id).orElseThrow().recovery();
        var gaveUp = new Recovery(now.lost(), now.others(), now.kept(), now.ping(), new Stage.Closed(Outcome.GAVE_UP));
        sql.sql("update recovery set state = cast(? as jsonb) where id = ?")
                .params(service.bean(StoredJson.class).write(gaveUp), id)
                .update();
        service.bean(TransactionTemplate.class)
                .executeWithoutResult(_ -> service.bean(Ledger.class).enter(id, Instant.now(), new SendToFallback()));
        until(() -> fallbacksDone() == 1);
    }

    /** Of this test: the ledger keeps those of the others. */
    private int fallbacksDone() {
        return count("select count(*) from effect join recovery on subject = recovery.id::text"
                + " where name = 'SendToFallback[]' and status = 'DONE'");
    }

    private int redirects() {
        return twilio.requests().matching(RestCall.redirectsCall()).size();
    }

    private int count(String query) {
        return sql.sql(query).query(Integer.class).single();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
