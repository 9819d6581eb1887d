package com.flexreconnect.operator;

import static org.springframework.security.config.Customizer.withDefaults;

import com.flexreconnect.settings.Operators;
import com.flexreconnect.settings.Settings;
import jakarta.servlet.Filter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The login. Its filter stands before the operator's paths and no others: webhooks never pass through it. */
@Configuration(proxyBeanMethods = false)
@WhenConfigured
@EnableWebSecurity
class Guard {

    static final String LOOK = "LOOK";
    static final String ACT = "ACT";

    /** Nothing from elsewhere, nothing inline, in nobody's frame. */
    private static final String CONTENT = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    FilterRegistrationBean<Filter> beforeTheOperatorsPageOnly(@Qualifier("springSecurityFilterChain") Filter chain) {
        var registration = new FilterRegistrationBean<>(chain);
        registration.addUrlPatterns("/operator", "/operator/*");
        return registration;
    }

    @Bean
    SecurityFilterChain operators(HttpSecurity http, Settings settings, Passwords passwords) throws Exception {
        var operators = settings.operators().orElseThrow();
        http.securityMatcher("/operator", "/operator/**")
                .authorizeHttpRequests(paths -> paths.requestMatchers(HttpMethod.POST, "/operator/search")
                        .hasRole(LOOK)
                        .requestMatchers(HttpMethod.GET)
                        .hasRole(LOOK)
                        .anyRequest()
                        .hasRole(ACT))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie(settings)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(withDefaults()))
                .exceptionHandling(faults -> faults.accessDeniedHandler(Refusals::denied));
        if (operators.provider().isPresent())
            IdentityProviderLogin.at(http, settings, operators.provider().get());
        else passwords.login(http);
        return http.build();
    }

    /** In a cookie, not in a session: whichever instance a form is sent to can check it. */
    private static CookieCsrfTokenRepository csrfCookie(Settings settings) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("operator-csrf");
        tokens.setCookiePath("/operator");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(isSecure(settings)).sameSite("Strict"));
        return tokens;
    }

    static boolean isSecure(Settings settings) {
        return "https".equals(settings.publicBaseUrl().getScheme());
    }

    /** Whoever may act may look. */
    static String[] roles(boolean mayAct) {
        return mayAct ? new String[] {LOOK, ACT} : new String[] {LOOK};
    }

    static Operators operators(Settings settings) {
        return settings.operators().orElseThrow();
    }
}
