package com.flexreconnect.operator;

import com.flexreconnect.settings.Operators.IdentityProvider;
import com.flexreconnect.settings.Settings;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/** OpenID Connect. The provider is asked who it is at the first login: one that is down does not keep the service down. */
@Configuration(proxyBeanMethods = false)
@WhenConfigured
class IdentityProviderLogin {

    private static final String START = "/operator/login/start";
    private static final String ID = "oidc";

    static void at(HttpSecurity http, Settings settings, IdentityProvider provider) {
        http.oauth2Login(login -> login.clientRegistrationRepository(new SupplierClientRegistrationRepository(
                                () -> new InMemoryClientRegistrationRepository(registration(settings, provider))))
                        .loginPage(START + "/" + ID)
                        .loginProcessingUrl("/operator/login/done/*")
                        .authorizationEndpoint(asked -> asked.baseUri(START))
                        .userInfoEndpoint(user -> user.userAuthoritiesMapper(roles(provider)))
                        .defaultSuccessUrl("/operator")
                        .failureHandler(Refusals::notLoggedIn))
                .logout(logout -> logout.logoutUrl("/operator/logout")
                        .logoutSuccessUrl("/operator")
                        .deleteCookies("operator-session"));
    }

    /** Flags of the session's cookie; the container makes sessions for the operator's page only. */
    @Bean
    ServletContextInitializer sessionCookie(Settings settings) {
        return (ServletContext context) -> {
            var cookie = context.getSessionCookieConfig();
            cookie.setName("operator-session");
            cookie.setPath("/operator");
            cookie.setHttpOnly(true);
            cookie.setSecure(Guard.isSecure(settings));
            // not Strict: the provider sends the browser back to us
            cookie.setAttribute("SameSite", "Lax");
        };
    }

    private static ClientRegistration registration(Settings settings, IdentityProvider provider) {
        return ClientRegistrations.fromIssuerLocation(provider.issuer().toString())
                .registrationId(ID)
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret().value())
                .scope("openid", "profile", "email")
                .redirectUri(settings.publicBaseUrl() + "/operator/login/done/" + ID)
                .build();
    }

    private static GrantedAuthoritiesMapper roles(IdentityProvider provider) {
        return granted -> {
            Set<GrantedAuthority> roles = new HashSet<>();
            for (var authority : granted)
                if (authority instanceof OidcUserAuthority oidc) {
                    var says = oidc.getIdToken().getClaims().get(provider.claim());
                    var may = says instanceof Collection<?> many ? many : Set.of(String.valueOf(says));
                    if (may.contains(provider.look())) add(roles, false);
                    if (may.contains(provider.act())) add(roles, true);
                }
            return roles;
        };
    }

    private static void add(Set<GrantedAuthority> roles, boolean mayAct) {
        for (var role : Guard.roles(mayAct)) roles.add(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
