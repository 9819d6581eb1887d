package com.flexreconnect.settings;

import static com.flexreconnect.settings.Shapes.CLAIM;
import static com.flexreconnect.settings.Shapes.PLAIN;
import static com.flexreconnect.settings.Shapes.SECRET;
import static com.flexreconnect.settings.Shapes.USERS;
import static com.flexreconnect.settings.Shapes.WEB_ADDRESS;
import static com.flexreconnect.settings.Shapes.ZONE;

import com.flexreconnect.settings.Operators.IdentityProvider;
import com.flexreconnect.settings.Operators.User;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The settings of the operator's page. */
final class ReadOperators {

    private ReadOperators() {}

    /** @return empty when the page is not wanted, or something is wrong */
    static Optional<Operators> from(Reading read) {
        var users = read.optional("OPERATOR_USERS", USERS).orElse(List.of());
        var provider = provider(read);
        var zone = read.optional("OPERATOR_TIME_ZONE", ZONE);
        if (read.isSet("OPERATOR_USERS") && read.isSet("OPERATOR_OIDC_ISSUER"))
            read.problem("OPERATOR_USERS and OPERATOR_OIDC_ISSUER exclude each other: set one of them");
        if (users.size() != users.stream().map(User::name).distinct().count())
            read.problem("OPERATOR_USERS names somebody twice: each name once");
        if (users.isEmpty() && provider.isEmpty()) return Optional.empty();
        return Optional.of(new Operators(users, provider, zone.orElse(ZoneId.of("UTC"))));
    }

    private static Optional<IdentityProvider> provider(Reading read) {
        var issuer = read.optional("OPERATOR_OIDC_ISSUER", WEB_ADDRESS);
        var client = read.optional("OPERATOR_OIDC_CLIENT_ID", PLAIN);
        var secret = read.optional("OPERATOR_OIDC_CLIENT_SECRET", SECRET);
        var claim = read.optional("OPERATOR_OIDC_CLAIM", CLAIM).orElse("roles");
        var look = read.optional("OPERATOR_OIDC_LOOK", PLAIN).orElse("flex-reconnect-look");
        var act = read.optional("OPERATOR_OIDC_ACT", PLAIN).orElse("flex-reconnect-act");
        var set = List.of("OPERATOR_OIDC_ISSUER", "OPERATOR_OIDC_CLIENT_ID", "OPERATOR_OIDC_CLIENT_SECRET").stream()
                .filter(read::isSet)
                .count();
        if (set != 0 && set != 3)
            read.problem(
                    "OPERATOR_OIDC_ISSUER, OPERATOR_OIDC_CLIENT_ID and OPERATOR_OIDC_CLIENT_SECRET belong together:"
                            + " set all, or none");
        return issuer.flatMap(address ->
                client.flatMap(id -> secret.map(known -> new IdentityProvider(address, id, known, claim, look, act))));
    }
}
