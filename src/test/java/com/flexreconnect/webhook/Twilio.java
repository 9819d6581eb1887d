package com.flexreconnect.webhook;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.flexreconnect.settings.Secret;
import com.flexreconnect.web.Body;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Sends what Twilio sends, signed. */
final class Twilio {
    private static final Secret TOKEN = new Secret("12345678901234567890123456789012");
    private static final String US = "https://reconnect.example.com";

    private Twilio() {}

    static MockHttpServletRequestBuilder form(String address, String form) {
        var body = form.getBytes(StandardCharsets.UTF_8);
        return post(URI.create(address))
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .header("X-Twilio-Signature", Signature.of(TOKEN, US + address, Body.form(body)))
                .content(body);
    }

    static MockHttpServletRequestBuilder json(String path, String json) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var address = path + "?bodySHA256=" + SignatureCheck.sha256(body);
        return post(URI.create(address))
                .contentType("application/json")
                .header("X-Twilio-Signature", sign(address))
                .content(body);
    }

    static String sign(String address) {
        return Signature.of(TOKEN, US + address, Map.of());
    }
}
