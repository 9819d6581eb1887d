package com.flexreconnect.webhook;

/** JSON that Twilio has signed, as it came. */
record SignedJson(byte[] body) {
    static final String NAME = "com.flexreconnect.webhook.SignedJson";
}
