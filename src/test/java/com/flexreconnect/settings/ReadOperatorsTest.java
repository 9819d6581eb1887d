package com.flexreconnect.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.settings.ReadSettings.Outcome.Bad;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadOperatorsTest {

    private static final String HASH = "$2y$12$" + "a".repeat(53);

    @Test
    void there_is_no_page_unless_somebody_may_log_in() {
        assertThat(SampleSettings.settings().operators()).isEmpty();
        assertThat(SampleSettings.with(Map.of("OPERATOR_TIME_ZONE", "Europe/Berlin"))
                        .operators())
                .isEmpty();
    }

    @Test
    void people_have_a_name_a_role_and_a_hash() {
        var operators = SampleSettings.with(
                        Map.of("OPERATOR_USERS", "anna:act:%s, ben:look:{bcrypt}%s".formatted(HASH, HASH)))
                .operators()
                .orElseThrow();
        assertThat(operators.users())
                .extracting(Operators.User::name, Operators.User::mayAct)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("anna", true),
                        org.assertj.core.groups.Tuple.tuple("ben", false));
        assertThat(operators.toString()).doesNotContain(HASH);
    }

    @Test
    void a_password_in_the_clear_half_a_provider_and_both_at_once_stop_the_start() {
        assertThat(problems(Map.of("OPERATOR_USERS", "anna:act:in-the-clear")))
                .contains("OPERATOR_USERS is malformed")
                .doesNotContain("in-the-clear");
        assertThat(problems(Map.of("OPERATOR_OIDC_ISSUER", "https://login.example.com")))
                .contains("belong together");
        assertThat(problems(Map.of(
                        "OPERATOR_USERS", "anna:act:" + HASH,
                        "OPERATOR_OIDC_ISSUER", "https://login.example.com",
                        "OPERATOR_OIDC_CLIENT_ID", "client",
                        "OPERATOR_OIDC_CLIENT_SECRET", "secret")))
                .contains("exclude each other");
        assertThat(problems(Map.of("OPERATOR_USERS", "anna:act:%s,anna:look:%s".formatted(HASH, HASH))))
                .contains("twice");
    }

    private static String problems(Map<String, String> changes) {
        return ((Bad) SampleSettings.read(changes)).problems().toString();
    }
}
