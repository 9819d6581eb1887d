package com.flexreconnect.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.rest.RestCall;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page over a running service with a simulated Twilio. */
class OperatorPageTest {

    private static final TwilioSimulator TWILIO = TwilioSimulator.start(SimulatorSettings.standard());
    private static RunningService service;
    private static JdbcClient sql;

    private final Visitor eve = new Visitor(service.url(), Logins.EVE);
    private final Visitor leo = new Visitor(service.url(), Logins.LEO);
    private final Visitor nobody = new Visitor(service.url(), "");

    @BeforeAll
    static void start() {
        var settings = new HashMap<>(Logins.settings());
        // nobody comes in time: what happens is what a person asks for
        settings.putAll(Map.of("RECOVERY_PING_TIMEOUT", "5m", "RECONNECT_SAME_WORKER_PATIENCE", "5m"));
        service = RunningService.start(TWILIO, EmbeddedDatabase.freshJdbcUrl(), settings);
        sql = service.bean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        service.close();
        TWILIO.close();
    }

    @BeforeEach
    void nobodyCalls() {
        TWILIO.reset();
        sql.sql("update recovery set closed_at = coalesce(closed_at, now()), phase = 'CLOSED', outcome ="
                        + " coalesce(outcome, 'CUSTOMER_LEFT'), state = jsonb_set(state, '{stage}',"
                        + " '{\"@type\": \"Closed\", \"outcome\": \"CUSTOMER_LEFT\"}')")
                .update();
    }

    @Test
    void nobody_sees_anything_without_a_login() {
        for (var path :
                List.of("/operator", "/operator/day", "/operator/board", "/operator/recoveries", "/operator/page.css"))
            assertThat(nobody.get(path)).satisfies(answer -> {
                assertThat(answer.statusCode()).as(path).isEqualTo(401);
                assertThat(answer.body()).doesNotContain("Recoveries");
            });
        assertThat(nobody.post("/operator/search", Map.of("words", "Ada")).statusCode())
                .isIn(401, 403);
        assertThat(nobody.get("/operator;x=y").statusCode()).isEqualTo(404);
        assertThat(nobody.get("/Operator").statusCode()).isEqualTo(404);
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_told_the_same() {
        var wrong = new Visitor(service.url(), "eve:wrong").get("/operator");
        var unknown = new Visitor(service.url(), "mallory:wrong").get("/operator");
        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        assertThat(wrong.body()).isEqualTo(unknown.body());
    }

    @Test
    void whoever_may_look_may_not_act() {
        var recovery = lost();
        assertThat(leo.get("/operator/recoveries/" + recovery).body()).doesNotContain("Send to any agent now");
        var answer = leo.post("/operator/recoveries/" + recovery + "/any-agent", Map.of());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(phase(recovery)).isEqualTo("PINGING");
    }

    @Test
    void a_form_from_elsewhere_changes_nothing() {
        var recovery = lost();
        eve.get("/operator/recoveries/" + recovery);
        var forged = eve.post("/operator/recoveries/" + recovery + "/close", Map.of("_csrf", "forged"));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(phase(recovery)).isEqualTo("PINGING");
    }

    @Test
    void who_is_alone_is_seen_and_a_person_lets_any_agent_answer() {
        var recovery = lost();
        assertThat(eve.get("/operator").body()).contains("waiting for Ada (same agent) to come back");
        var bob = TWILIO.agent("Bob");
        var confirm = eve.get("/operator/recoveries/" + recovery + "/any-agent");
        assertThat(confirm.body()).contains("Send to any agent now?").contains("next free agent");

        var done = eve.post("/operator/recoveries/" + recovery + "/any-agent", Map.of());

        assertThat(done.statusCode()).isEqualTo(303);
        until(bob::talks);
        until(() -> "HANDED_OVER".equals(outcome(recovery)));
        eve.post("/operator/recoveries/" + recovery + "/any-agent", Map.of());
        assertThat(TWILIO.requests().matching(RestCall.redirectsCall())).hasSize(1);
        assertThat(eve.get("/operator/recoveries/" + recovery).body())
                .contains("eve asked for any agent to answer")
                .contains("Asked Twilio to put the caller into the queue for any agent")
                .contains("participant-leave")
                .contains("POST /2010-04-01/Accounts/AC/Calls/CA.json")
                .contains("with another agent after");
    }

    @Test
    void a_loss_that_nobody_told_of_says_how_it_was_found() {
        TWILIO.webhooks().dropNext(100, message -> message.type().equals("participant-leave"));
        var ada = TWILIO.agent("Ada").armEndConference(false).reaches(path -> !path.startsWith("/flex/"));
        TWILIO.incomingCall("+15551230001");
        until(ada::talks);
        ada.stayAway();
        assertThat(eve.get("/operator/recoveries/" + pinged()).body())
                .contains("Asked Twilio to find out whether a caller was left alone");
    }

    @Test
    void closing_leaves_the_caller_alone_and_says_who_did_it() {
        var recovery = lost();
        eve.get("/operator/recoveries/" + recovery + "/close");
        assertThat(eve.post("/operator/recoveries/" + recovery + "/close", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(outcome(recovery)).isEqualTo("CLOSED_BY_HAND");
        assertThat(eve.get("/operator/recoveries/" + recovery).body()).contains("eve closed this recovery");
        assertThat(TWILIO.requests().matching(RestCall.redirectsCall())).isEmpty();
        assertThat(eve.get("/operator/recoveries/" + recovery + "/close").body())
                .contains("change nothing now");
    }

    @Test
    void a_call_is_found_by_whatever_is_known_of_it() {
        var recovery = lost();
        var row = sql.sql("select * from recovery where id = ?")
                .param(recovery)
                .query()
                .singleRow();
        eve.get("/operator");
        for (var words : Stream.concat(
                        Stream.of("ada", "+1 (555) 123-0001", "5551230001", "001 555 1230001"),
                        Stream.of("customer_call_sid", "agent_call_sid", "task_sid", "conference_sid", "worker_sid")
                                .map(column -> row.get(column).toString()))
                .toList())
            assertThat(eve.post("/operator/search", Map.of("words", words)))
                    .as(words)
                    .satisfies(answer ->
                            assertThat(answer.body() + answer.headers().map()).contains(recovery.toString()));
        for (var words : List.of("+1 555 999 9999", "Nobody", "%", "_", "' or 1=1", "CA" + "0".repeat(32)))
            assertThat(eve.post("/operator/search", Map.of("words", words)).body())
                    .as(words)
                    .contains("Nothing found");
        assertThat(eve.post("/operator/search", Map.of("words", "<script>alert(1)</script>"))
                        .body())
                .doesNotContain("<script>alert");
    }

    @Test
    void the_board_is_asked_of_the_database_once_however_many_watch() {
        lost();
        var first = leo.get("/operator/board");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(leo.get("/operator/board", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        var board = service.bean(LiveBoard.class);
        var one = board.now();
        assertThat(java.util.stream.IntStream.range(0, 50)
                        .parallel()
                        .mapToObj(_ -> board.now())
                        .distinct())
                .hasSizeLessThanOrEqualTo(2)
                .allSatisfy(seen -> assertThat(seen.version()).isEqualTo(one.version()));
    }

    @Test
    void no_page_lets_anything_else_in_and_no_other_path_notices() {
        var page = eve.get("/operator");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/operator"));
        assertThat(page.body())
                .doesNotContain("style=")
                .doesNotContain(" onclick")
                .doesNotContain("http");
        for (var path : List.of(
                "/actuator/health", "/voice/wait-audio.wav", "/flex/recovery-status", "/conference-status-handler"))
            assertThat(nobody.get(path).headers().map().keySet())
                    .as(path)
                    .doesNotContain("content-security-policy", "x-frame-options", "set-cookie", "www-authenticate");
    }

    @Test
    void what_cannot_be_understood_is_not_found_or_left_out() {
        for (var path : List.of(
                "/operator/recoveries/x", "/operator/recoveries/" + UUID.randomUUID() + "/close", "/operator/nothing"))
            assertThat(eve.get(path).statusCode()).as(path).isEqualTo(404);
        for (var path : List.of(
                "/operator/recoveries?after=x",
                "/operator/recoveries?outcome=x",
                "/operator/day?date=x",
                "/operator/day?date=9999-01-01"))
            assertThat(eve.get(path).statusCode()).as(path).isEqualTo(200);
        assertThat(eve.post("/operator/search", Map.of("words", "Ada", "at", "x"))
                        .statusCode())
                .isIn(200, 303);
    }

    @Test
    void credentials_that_are_none_are_refused_like_wrong_ones() {
        for (var header : List.of(
                "Basic", "Basic ???", "Basic " + Base64.getEncoder().encodeToString("eve".getBytes()), "Bearer x"))
            assertThat(nobody.get("/operator", "Authorization", header).statusCode())
                    .as(header)
                    .isEqualTo(401);
    }

    /** A recovery that waits for Ada, who does not come. */
    private UUID lost() {
        var ada = TWILIO.agent("Ada").armEndConference(false);
        TWILIO.incomingCall("+15551230001");
        until(() -> ada.talks() && ada.pluginCalls().stream().anyMatch(call -> call.status() == 200));
        ada.stayAway();
        return pinged();
    }

    private static UUID pinged() {
        until(() -> !sql.sql("select id from recovery where closed_at is null and phase = 'PINGING'")
                .query()
                .listOfRows()
                .isEmpty());
        var id = sql.sql("select id from recovery where closed_at is null")
                .query(UUID.class)
                .single();
        until(() -> sql.sql("select count(*) from recovery_history where recovery_id = ? and event like 'PingCreated%'")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1);
        return id;
    }

    private static String phase(UUID recovery) {
        return sql.sql("select phase from recovery where id = ?")
                .param(recovery)
                .query(String.class)
                .single();
    }

    private static String outcome(UUID recovery) {
        return sql.sql("select coalesce(outcome, '') from recovery where id = ?")
                .param(recovery)
                .query(String.class)
                .single();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
