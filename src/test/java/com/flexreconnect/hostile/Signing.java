package com.flexreconnect.hostile;

import com.flexreconnect.simulator.webhook.TwilioSignature;
import com.flexreconnect.web.Body;
import com.flexreconnect.web.Refusal;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Signs as Twilio does, whatever it is. */
record Signing(String authToken, String origin) {

    /** Signs what was made of it, so that its contents count. */
    void sign(Attack attack, boolean json) {
        if (json) attack.target = TwilioSignature.withBodyHash(attack.target, attack.body);
        attack.header("X-Twilio-Signature: " + signature(attack, json));
    }

    String signature(Attack attack, boolean json) {
        return TwilioSignature.sign(
                authToken, origin + attack.target, json || attack.method.equals("GET") ? Map.of() : form(attack.body));
    }

    /** A repeated field counts once for each different value, in order. */
    private static Map<String, String> form(byte[] body) {
        var fields = new TreeMap<String, String>();
        try {
            Body.form(body).forEach((name, values) -> {
                var sorted = new TreeSet<>(values);
                fields.put(
                        name,
                        sorted.getFirst()
                                + sorted.stream()
                                        .skip(1)
                                        .map(value -> name + value)
                                        .reduce("", String::concat));
            });
        } catch (Refusal notAForm) {
            // then it is refused before anybody looks at the signature
        }
        return fields;
    }
}
