package com.flexreconnect.hostile;

import java.util.List;

/** What nobody should send. The phone number and the name in it must never be seen in a log. */
final class Strange {
    private Strange() {}

    static final String PHONE = "+15005550006";
    static final String PERSON = "Xaveria Quillfeather";

    /** In place of the value of a field, or of a text in JSON. */
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "undefined",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\udc00\ud800",
            "\u202e\ufeff\uffff",
            "💥".repeat(50),
            "x\r\nX-Injected: 1\r\n\r\nGET / HTTP/1.1",
            "2026-01-01T00:00:00Z WARN  forged line\n2026-01-01T00:00:01Z ERROR another " + PHONE,
            "-1",
            "2147483647",
            "2147483648",
            "9".repeat(400),
            "٣",
            "1e999999",
            "NaN",
            "TRUE",
            "[]",
            "{}",
            "[1,",
            "{\"from\":\"" + PHONE + "\",\"name\":\"" + PERSON + "\",\"a\":\"\\u0000\"}",
            "{\"from\":\"" + PHONE + "\",\"a\\u0000b\":{\"c\":\"\\ud800\"}}",
            "{\"a\":\"\\udc00\\ud800\"}",
            "{\"n\":1e999999,\"m\":-1e-999999,\"o\":" + "9".repeat(900) + "}",
            "{\"a\":1,\"a\":{\"a\":2}}",
            "{\"recoveryId\":\"00000000-0000-0000-0000-000000000001\",\"isReconnect\":[],\"reconnectAttempt\":1e99}",
            "{\"conference\":42,\"conversations\":\"x\",\"customers\":{\"language\":{\"a\":[]}}}",
            "{\"a\":" + "[".repeat(400) + "]".repeat(400) + "}",
            "[".repeat(5000) + "]".repeat(5000),
            "{\"long\":\"" + "x".repeat(20_000) + "\"}",
            "x".repeat(40_000),
            "CF" + "0".repeat(32),
            "cf" + "0".repeat(32),
            "CF" + "g".repeat(32),
            "CA" + "f".repeat(32) + "\n",
            "WT" + "0".repeat(4000),
            "WK" + "٣".repeat(32),
            "<Response><Dial>" + PHONE + "</Dial></Response>",
            "'; drop table inbox; --",
            "${jndi:ldap://127.0.0.1/x}#{T(java.lang.Runtime)}%s%n{}",
            "../../etc/passwd",
            "+999999999-12-31T23:59:59.999999999-18:00",
            "-999999999-01-01T00:00:00+18:00",
            "9999-12-31T23:59:59Z",
            "0000-00-00T99:99:99Z",
            PERSON);

    /** In place of any value in JSON. */
    static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-0.0",
            "1e999999",
            "-1E-999999",
            "12345678901234567890123456789",
            "9".repeat(2000),
            "\"\"",
            "\"\\u0000\"",
            "\"x\\u0000y " + PHONE + "\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "[]",
            "{}",
            "[null]",
            "[[[{}]]]",
            "{\"\":\"\"}",
            "{\"\\u0000\":\"\\u0000\"}",
            "{\"$type\":\"java.lang.Runtime\",\"@class\":\"java.net.URL\"}",
            "{\"__proto__\":{\"valid\":true}}",
            "[".repeat(300) + "]".repeat(300),
            "[".repeat(3000) + "]".repeat(3000),
            "{\"a\":".repeat(480) + "1" + "}".repeat(480),
            "\"" + "x".repeat(100_000) + "\"",
            "NaN",
            "undefined",
            "'x'",
            "/* */ 1",
            "1 2",
            "\"\t\"");
}
