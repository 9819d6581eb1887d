package com.flexreconnect.operator;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.javalin.Javalin;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** As much of an OpenID provider as a login needs: whoever comes is logged in as whoever the test says. */
final class IdentityProviderStub implements AutoCloseable {

    private final RSAKey key;
    private final AtomicReference<String> nonce = new AtomicReference<>("");
    private final Javalin server;
    private volatile List<String> roles = List.of();

    IdentityProviderStub() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("key").generate();
        server = Javalin.create(config -> {
                    config.routes.get("/.well-known/openid-configuration", context -> context.json(discovery()));
                    config.routes.get(
                            "/keys",
                            context -> context.contentType("application/json")
                                    .result(new JWKSet(key.toPublicJWK()).toString()));
                    config.routes.get("/authorize", context -> {
                        nonce.set(String.valueOf(context.queryParam("nonce")));
                        context.redirect(context.queryParam("redirect_uri") + "?code=code&state="
                                + java.net.URLEncoder.encode(
                                        String.valueOf(context.queryParam("state")),
                                        java.nio.charset.StandardCharsets.UTF_8));
                    });
                    config.routes.post(
                            "/token",
                            context -> context.json(Map.of(
                                    "access_token",
                                    "access",
                                    "token_type",
                                    "Bearer",
                                    "expires_in",
                                    60,
                                    "id_token",
                                    token())));
                })
                .start("127.0.0.1", 0);
    }

    String issuer() {
        return "http://127.0.0.1:" + server.port();
    }

    void nextIs(String... granted) {
        roles = List.of(granted);
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "subject_types_supported", List.of("public"),
                "response_types_supported", List.of("code"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    private String token() throws Exception {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("subject-1")
                .audience("client")
                .claim("nonce", nonce.get())
                .claim("preferred_username", "dora")
                .claim("roles", roles)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop();
    }
}
