package com.flexreconnect.webhook;

import com.flexreconnect.settings.Secret;
import com.flexreconnect.settings.Settings;
import com.flexreconnect.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells Twilio from everybody else. */
final class SignatureCheck {
    private static final String BODY_HASH = "bodySHA256=";

    private final List<Secret> tokens;
    private final List<String> origins;
    private final boolean bodyHashRequired;

    SignatureCheck(Settings settings) {
        this.tokens = Stream.concat(Stream.of(settings.authToken()), settings.secondaryAuthToken().stream())
                .toList();
        this.origins = Origins.asTwilioMaySignThem(settings.publicBaseUrl());
        this.bodyHashRequired = settings.bodyHashRequired();
    }

    /**
     * @param address path and query as they came, nothing decoded
     * @throws Refusal 403
     */
    void form(@Nullable String signature, String address, Map<String, List<String>> form) {
        if (!matches(present(signature), address, form)) throw wrongSignature();
    }

    /** @throws Refusal 403 */
    void json(@Nullable String signature, String path, @Nullable String query, byte[] body) {
        var given = present(signature);
        var hash = sha256(body);
        var stated = statedHash(query);
        if (stated.isPresent()) {
            if (!matches(given, path + "?" + query, Map.of())) throw wrongSignature();
            if (!same(stated.get(), hash))
                throw new Refusal(403, "body_hash_mismatch", "bodySHA256 is not the hash of this body.");
            return;
        }
        if (bodyHashRequired)
            throw new Refusal(
                    403,
                    "body_hash_missing",
                    "The query must hold bodySHA256. If a proxy strips queries, set TWILIO_EVENTS_BODY_HASH=when-present.");
        // where the query was stripped on its way, Twilio has signed the address that had it
        var bare = query == null ? path : path + "?" + query;
        var whole = bare + (query == null ? "?" : "&") + BODY_HASH + hash;
        if (!matches(given, whole, Map.of()) && !matches(given, bare, Map.of())) throw wrongSignature();
    }

    private boolean matches(String signature, String address, Map<String, List<String>> form) {
        return origins.stream()
                .anyMatch(origin -> tokens.stream()
                        .anyMatch(token -> same(Signature.of(token, origin + address, form), signature)));
    }

    private static Optional<String> statedHash(@Nullable String query) {
        return Stream.of(query == null ? new String[0] : query.split("&"))
                .filter(pair -> pair.startsWith(BODY_HASH))
                .map(pair -> pair.substring(BODY_HASH.length()))
                .findFirst();
    }

    private static String present(@Nullable String signature) {
        if (signature == null || signature.isBlank())
            throw new Refusal(
                    403, "signature_missing", "Only Twilio may call this address, with the X-Twilio-Signature header.");
        return signature;
    }

    private static Refusal wrongSignature() {
        return new Refusal(
                403,
                "signature_invalid",
                "The signature does not fit. If Twilio sent this, PUBLIC_BASE_URL differs from the address that Twilio"
                        + " was told to call, or TWILIO_AUTH_TOKEN is not the account's.");
    }

    /** Takes as long for a near miss as for a wild guess. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
