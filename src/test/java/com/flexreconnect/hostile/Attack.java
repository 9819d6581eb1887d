package com.flexreconnect.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One request as it will go over the wire, however little HTTP allows it. Changed until it is sent. */
final class Attack {

    /** What was done to it, in the order in which it was. */
    final List<String> kinds = new ArrayList<>();

    /** Each a whole line, {@code Name: value}. */
    final List<String> headers = new ArrayList<>(List.of("Host: reconnect.example.com", "Connection: close"));

    String method;
    String target;
    String version = "HTTP/1.1";
    byte[] body;

    /** The body as it is framed; null for itself with its length. */
    byte @org.jspecify.annotations.Nullable [] framed;

    /** Whether the server may rightly end the connection without a word: it cannot know what was asked. */
    boolean mayGoUnanswered;

    Attack(String kind, String method, String target, byte[] body) {
        this.method = method;
        this.target = target;
        this.body = body;
        kinds.add(kind);
    }

    Attack did(String kind) {
        kinds.add(kind);
        return this;
    }

    Attack header(String line) {
        headers.add(line);
        return this;
    }

    Attack without(String name) {
        headers.removeIf(line -> is(line, name));
        return this;
    }

    boolean has(String name) {
        return headers.stream().anyMatch(line -> is(line, name));
    }

    String path() {
        return target.split("\\?", 2)[0];
    }

    byte[] bytes() {
        var lines = new StringBuilder(method + " " + target + " " + version + "\r\n");
        headers.forEach(line -> lines.append(line).append("\r\n"));
        if (framed == null && !has("Content-Length") && !method.equals("GET"))
            lines.append("Content-Length: ").append(body.length).append("\r\n");
        var all = new ByteArrayOutputStream();
        all.writeBytes(lines.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(framed == null ? body : framed);
        return all.toByteArray();
    }

    private static boolean is(String line, String name) {
        return line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
    }

    @Override
    public String toString() {
        var text = new String(bytes(), StandardCharsets.ISO_8859_1);
        return kinds + "\n" + (text.length() > 3000 ? text.substring(0, 3000) + "…" : text);
    }
}
