package com.flexreconnect.webhook;

import com.flexreconnect.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Twilio's request signature: HMAC-SHA1 over the address and the form's fields, in Base64. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA1";

    private Signature() {}

    /**
     * @param url exactly as Twilio was told to call it, with its query, without its fragment
     * @param form empty for GET and JSON. A repeated field counts once per different value, values sorted, as Twilio's
     *     Node library has it
     */
    static String of(Secret token, String url, Map<String, List<String>> form) {
        var signed = new StringBuilder(url);
        new TreeMap<>(form)
                .forEach((name, values) -> new TreeSet<>(values)
                        .forEach(value -> signed.append(name).append(value)));
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
