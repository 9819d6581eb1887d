package com.flexreconnect.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The login at an OpenID provider, which is a stub on this machine. */
class IdentityProviderLoginTest {

    private static final TwilioSimulator TWILIO = TwilioSimulator.start(SimulatorSettings.standard());
    private static IdentityProviderStub provider;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        provider = new IdentityProviderStub();
        service = RunningService.start(
                TWILIO,
                EmbeddedDatabase.freshJdbcUrl(),
                Map.of(
                        "OPERATOR_OIDC_ISSUER", provider.issuer(),
                        "OPERATOR_OIDC_CLIENT_ID", "client",
                        "OPERATOR_OIDC_CLIENT_SECRET", "secret"));
    }

    @AfterAll
    static void stop() {
        service.close();
        provider.close();
        TWILIO.close();
    }

    @Test
    void whoever_has_the_role_comes_in_under_their_name() {
        provider.nextIs("flex-reconnect-act");
        var visitor = new Visitor(service.url(), "");
        login(visitor);
        assertThat(visitor.get("/operator").body())
                .contains("dora")
                .contains("Log out")
                .doesNotContain("may look");
        assertThat(visitor.post("/operator/logout", Map.of()).statusCode()).isEqualTo(302);
        assertThat(visitor.get("/operator").statusCode()).isEqualTo(302);
    }

    @Test
    void whoever_may_look_only_is_told_so_and_may_not_act() {
        provider.nextIs("flex-reconnect-look");
        var visitor = new Visitor(service.url(), "");
        login(visitor);
        assertThat(visitor.get("/operator").body()).contains("may look");
        assertThat(visitor.post("/operator/recoveries/00000000-0000-0000-0000-000000000000/close", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoever_has_no_role_sees_nothing() {
        provider.nextIs("something-else");
        var visitor = new Visitor(service.url(), "");
        login(visitor);
        assertThat(visitor.get("/operator").statusCode()).isEqualTo(403);
    }

    @Test
    void an_answer_that_nobody_asked_for_is_no_login_and_no_loop() {
        var visitor = new Visitor(service.url(), "");
        assertThat(visitor.get("/operator/login/done/oidc?code=code&state=forged")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor.get("/operator", "Authorization", "Basic ZXZlOmV2ZQ==")
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void the_sessions_cookie_is_for_this_page_only_and_out_of_scripts_reach() {
        var answer = new Visitor(service.url(), "").get("/operator/login/start/oidc");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("operator-session="))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/operator"));
    }

    /** Follows the browser's way: to the provider and back. */
    private static void login(Visitor visitor) {
        var start = visitor.get("/operator");
        assertThat(start.statusCode()).isEqualTo(302);
        var toProvider = visitor.get(path(start));
        var atProvider = new Visitor("", "")
                .get(toProvider.headers().firstValue("Location").orElseThrow());
        var back = visitor.get(path(atProvider));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
    }

    private static String path(HttpResponse<String> redirect) {
        var to = URI.create(redirect.headers().firstValue("Location").orElseThrow());
        return to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
    }
}
