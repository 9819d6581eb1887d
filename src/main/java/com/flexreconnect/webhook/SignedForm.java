package com.flexreconnect.webhook;

import java.util.List;
import java.util.Map;

/**
 * A form that Twilio has signed.
 *
 * @param body as it came
 */
record SignedForm(byte[] body, Map<String, List<String>> fields) {
    static final String NAME = "com.flexreconnect.webhook.SignedForm";
}
