package com.flexreconnect.load;

import com.flexreconnect.simulator.webhook.TwilioSignature;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests as they go over the wire, written and signed beforehand, so that sending them costs next to nothing. */
public record SignedRequest(String baseUrl, String authToken) {

    public byte[] form(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
        return of(
                path, "application/x-www-form-urlencoded", TwilioSignature.sign(authToken, baseUrl + path, form), body);
    }

    public byte[] json(String path, String json) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var target = TwilioSignature.withBodyHash(baseUrl + path, body);
        var signature = TwilioSignature.sign(authToken, target, Map.of());
        return of(target.substring(baseUrl.length()), "application/json", signature, body);
    }

    private byte[] of(String target, String type, String signature, byte[] body) {
        var head =
                "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nX-Twilio-Signature: %s\r\n\r\n"
                        .formatted(target, baseUrl.replace("http://", ""), type, body.length, signature)
                        .getBytes(StandardCharsets.US_ASCII);
        var all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
