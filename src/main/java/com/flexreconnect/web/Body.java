package com.flexreconnect.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads request bodies: raw, and never more than allowed. */
public final class Body {
    /** A form from Twilio or the plugin is a few kB. */
    public static final int FORM_LIMIT = 64 * 1024;

    /** Event Streams sends events in batches. */
    public static final int JSON_LIMIT = 1024 * 1024;

    private Body() {}

    /** @throws Refusal 413 when it is longer than the limit, in bytes; 400 when it breaks off */
    public static byte[] read(HttpServletRequest request, int limit) {
        var stated = request.getContentLength(); // -1 where it is not
        if (request.getContentLengthLong() > limit) throw tooLong(limit);
        try {
            var bytes = request.getInputStream().readNBytes(stated < 0 ? limit + 1 : stated);
            if (bytes.length > limit) throw tooLong(limit);
            return bytes;
        } catch (IOException brokenOff) {
            throw new Refusal(400, "incomplete_body", "The request broke off: send it again.");
        }
    }

    /**
     * The fields of an urlencoded form in UTF-8, each with all its values, in the order in which they came.
     *
     * @throws Refusal 400 when a % is not followed by two hexadecimal digits
     */
    public static Map<String, List<String>> form(byte[] body) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            if (pair.isEmpty()) continue;
            var parts = pair.split("=", 2);
            fields.computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
                    .add(parts.length == 2 ? decode(parts[1]) : "");
        }
        return fields;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw new Refusal(400, "malformed_form", "The form is not urlencoded: a % must start an escape like %20.");
        }
    }

    private static Refusal tooLong(int limit) {
        return new Refusal(413, "body_too_long", "The request is longer than %d bytes: send less.".formatted(limit));
    }
}
