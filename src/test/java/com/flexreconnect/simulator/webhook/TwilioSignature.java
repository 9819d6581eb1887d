package com.flexreconnect.simulator.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signing side of {@code X-Twilio-Signature}. */
public final class TwilioSignature {

    private TwilioSignature() {}

    /**
     * HMAC-SHA1 over the URL without its fragment and every form parameter's name and value, sorted by name.
     *
     * @param form empty for GET and for JSON
     */
    public static String sign(String authToken, String url, Map<String, String> form) {
        var text = new StringBuilder(withoutFragment(url));
        new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The URL to which a JSON body is sent: with the body's hash in its query. */
    public static String withBodyHash(String url, byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            String bare = withoutFragment(url);
            return bare + (bare.contains("?") ? "&" : "?") + "bodySHA256="
                    + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String withoutFragment(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0 ? url : url.substring(0, fragment);
    }
}
