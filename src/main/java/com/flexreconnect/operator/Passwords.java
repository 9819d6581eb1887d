package com.flexreconnect.operator;

import com.flexreconnect.settings.Operators.User;
import com.flexreconnect.settings.Settings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.stereotype.Component;

/**
 * HTTP Basic, without sessions. bcrypt is slow on purpose, so a good password is remembered for some minutes, and so many
 * bad ones a minute are all that is looked at: guessing costs the callers' service next to nothing.
 */
@Component
@WhenConfigured
final class Passwords implements AuthenticationProvider {

    /** For each name, whether anybody has it or not. */
    static final int TRIES_A_NAME = 10;

    /** For all names together. */
    static final int TRIES = 100;

    static final Duration WHILE = Duration.ofMinutes(1);

    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
    private final Map<String, User> users;
    private final Cache<String, User> known;
    private final Cache<String, Integer> failures;
    private final SecretKeySpec key;

    /** Names that nobody has are checked against somebody's hash, in vain: it takes as long. */
    private final String somebodys;

    @Autowired
    Passwords(Settings settings) {
        this(settings, Ticker.systemTicker());
    }

    Passwords(Settings settings, Ticker ticker) {
        users = Guard.operators(settings).users().stream().collect(Collectors.toMap(User::name, Function.identity()));
        somebodys = users.values().stream()
                .map(user -> user.hash().value())
                .findFirst()
                .orElse("");
        known = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(REMEMBERED)
                .maximumSize(1000)
                .build();
        failures = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(WHILE)
                .maximumSize(10_000)
                .build();
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
    }

    void login(HttpSecurity http) {
        http.authenticationProvider(this)
                .httpBasic(basic -> basic.authenticationEntryPoint(Refusals::unknown))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // each request is a login: a new token for each would make every open form too old
                .csrf(csrf -> csrf.sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable());
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var name = asked.getName();
        var password = String.valueOf(asked.getCredentials());
        var seal = seal(name, password);
        var user = Optional.ofNullable(known.getIfPresent(seal)).orElseGet(() -> check(name, password, seal));
        return UsernamePasswordAuthenticationToken.authenticated(
                user.name(), "", AuthorityUtils.createAuthorityList(roles(user)));
    }

    /** One at a time: at most one core is ever busy with it. */
    private synchronized User check(String name, String password, String seal) {
        var counted = name.length() > 100 ? "" : name;
        if (failed(counted) >= TRIES_A_NAME || failed("*all*") >= TRIES) throw new TooManyTries();
        var user = Optional.ofNullable(users.get(name));
        var matches =
                bcrypt.matches(password, user.map(one -> one.hash().value()).orElse(somebodys));
        if (!matches || user.isEmpty()) {
            failures.put(counted, failed(counted) + 1);
            failures.put("*all*", failed("*all*") + 1);
            throw new BadCredentialsException("unknown name or wrong password");
        }
        known.put(seal, user.get());
        return user.get();
    }

    private int failed(String name) {
        return Optional.ofNullable(failures.getIfPresent(name)).orElse(0);
    }

    private static String[] roles(User user) {
        return java.util.Arrays.stream(Guard.roles(user.mayAct()))
                .map(role -> "ROLE_" + role)
                .toArray(String[]::new);
    }

    /** What is remembered tells nobody the password. */
    private String seal(String name, String password) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((name + '\0' + password).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
