package com.flexreconnect.plugin;

import com.flexreconnect.twilio.FlexToken;
import com.flexreconnect.twilio.FlexTokens;
import com.flexreconnect.web.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tells whose a Flex token is. Remembers Twilio's word briefly and by the token's hash, never past the token's end. */
@Component
class Tokens {
    private static final Duration GOOD_FOR = Duration.ofSeconds(60);
    private static final Duration BAD_FOR = Duration.ofSeconds(5);

    /** What can stand in a bearer token; nobody else's text is worth a request to Twilio. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,16384}");

    private final FlexTokens twilio;
    private final Clock clock;
    private final Cache<String, FlexToken> known;

    Tokens(FlexTokens twilio, Clock clock) {
        this.twilio = twilio;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(50_000)
                .ticker(() -> clock.millis() * 1_000_000)
                .expireAfter(Expiry.<String, FlexToken>writing((hash, token) -> keep(token)))
                .build();
    }

    /** @throws Refusal 401 without a good token; 503 when Twilio does not say whether it is one */
    Caller owner(Optional<String> token) {
        var text = token.filter(some -> TOKEN.matcher(some).matches())
                .orElseThrow(() ->
                        unauthorized("token_missing", "Send the Flex token in the field Token or as a bearer token."));
        var verdict = AnswerTwilioFailure.passingOn(() -> known.get(hash(text), unknown -> twilio.validate(text)));
        if (!verdict.valid() || isOver(verdict))
            throw unauthorized(
                    "token_invalid", "The Flex token is not valid, or not any more: send the one that Flex has now.");
        return Caller.of(verdict);
    }

    private Duration keep(FlexToken token) {
        if (!token.valid()) return BAD_FOR;
        var left = Duration.between(clock.instant(), token.expiration());
        if (left.isNegative()) return Duration.ZERO;
        return left.compareTo(GOOD_FOR) < 0 ? left : GOOD_FOR;
    }

    /** Twilio does not say when every token ends; such a one is good now, and not kept. */
    private boolean isOver(FlexToken token) {
        return token.expiration().getEpochSecond() > 0 && !clock.instant().isBefore(token.expiration());
    }

    private static Refusal unauthorized(String code, String message) {
        return new Refusal(401, code, message).with("WWW-Authenticate", "Bearer");
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
