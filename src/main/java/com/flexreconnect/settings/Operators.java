package com.flexreconnect.settings;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may use the operator's page.
 *
 * @param users with passwords; empty where an identity provider is asked
 * @param zone in which the page tells times and days
 */
public record Operators(List<User> users, Optional<IdentityProvider> provider, ZoneId zone) {

    /** @param hash bcrypt's */
    public record User(String name, boolean mayAct, Secret hash) {

        private static final Pattern SHAPE =
                Pattern.compile("([^:\\s]{1,100}):(look|act):(?:\\{bcrypt})?(\\$2[aby]\\$1[0-4]\\$[./A-Za-z0-9]{53})");

        static User read(String text) {
            var parts = SHAPE.matcher(text);
            if (!parts.matches()) throw new IllegalArgumentException("malformed");
            return new User(parts.group(1), parts.group(2).equals("act"), new Secret(parts.group(3)));
        }
    }

    /**
     * OpenID Connect.
     *
     * @param claim of the ID token, that lists what its owner may
     * @param look value of that claim for whoever may look
     * @param act value of that claim for whoever may look and act
     */
    public record IdentityProvider(
            URI issuer, String clientId, Secret clientSecret, String claim, String look, String act) {}
}
