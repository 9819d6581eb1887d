package com.flexreconnect.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.flexreconnect.settings.SampleSettings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Guessing is bounded, and tells nothing about names. */
class PasswordsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Passwords passwords = new Passwords(SampleSettings.with(Logins.settings()), nanos::get);

    @Test
    void the_right_password_opens_and_says_who_may_what() {
        assertThat(login("eve", "please-let-me-act").getAuthorities())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("ROLE_LOOK", "ROLE_ACT");
        assertThat(login("leo", "please-let-me-look").getAuthorities())
                .extracting(Object::toString)
                .containsExactly("ROLE_LOOK");
    }

    @Test
    void after_some_wrong_ones_none_is_looked_at_for_a_minute_whether_the_name_exists_or_not() {
        for (var name : new String[] {"eve", "mallory"}) {
            for (var tries = 0; tries < Passwords.TRIES_A_NAME; tries++)
                assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> login(name, "wrong"));
            assertThatExceptionOfType(TooManyTries.class).isThrownBy(() -> login(name, "wrong"));
            assertThatExceptionOfType(TooManyTries.class).isThrownBy(() -> login(name, "please-let-me-act"));
        }
        nanos.addAndGet(Passwords.WHILE.plus(Duration.ofSeconds(1)).toNanos());
        assertThat(login("eve", "please-let-me-act").isAuthenticated()).isTrue();
    }

    @Test
    void whoever_was_let_in_is_not_locked_out_by_others_who_guess() {
        login("eve", "please-let-me-act");
        for (var tries = 0; tries < Passwords.TRIES_A_NAME; tries++)
            assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> login("eve", "wrong"));
        assertThat(login("eve", "please-let-me-act").isAuthenticated()).isTrue();
    }

    @Test
    void many_names_do_not_make_many_tries() {
        for (var tries = 0; tries < Passwords.TRIES; tries++) {
            var name = "name" + tries;
            assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> login(name, "wrong"));
        }
        assertThatExceptionOfType(TooManyTries.class).isThrownBy(() -> login("one-more", "wrong"));
    }

    private Authentication login(String name, String password) {
        return passwords.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
    }
}
