package com.flexreconnect.webhook;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** The forms of our own origin that Twilio signs: it is not consistent about ports, so its libraries try several. */
final class Origins {
    private Origins() {}

    static List<String> asTwilioMaySignThem(URI origin) {
        var configured = origin.toString();
        var standard = origin.getScheme().equals("https") ? 443 : 80;
        var bare = origin.getScheme() + "://" + origin.getHost();
        return origin.getPort() == -1
                ? List.of(configured, configured + ":" + standard)
                : Stream.of(configured, bare).distinct().toList();
    }
}
