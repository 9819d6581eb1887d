package com.flexreconnect.hostile;

import com.flexreconnect.simulation.Luck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tricks with the way in which a request is sent. None of them may open a door. */
final class Wire {
    private Wire() {}

    private record Trick(String name, Consumer<Attack> play) {}

    /** One trick, sometimes two. */
    static void trick(Attack attack, Luck luck) {
        for (var times = luck.oneOf(List.of(1, 1, 2)); times > 0; times--) {
            var trick = luck.oneOf(luck.oneOf(List.of(METHODS, PATHS, HEADERS, FRAMES)));
            trick.play().accept(attack.did(trick.name()));
        }
    }

    private static final List<Trick> METHODS = List.of(
                    "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "post", "BREW", "GET", "CONNECT", "P\u00d6ST")
            .stream()
            .map(method -> new Trick("method " + method, attack -> {
                attack.method = method;
                attack.mayGoUnanswered |= method.equals("GET") || method.equals("CONNECT");
            }))
            .toList();

    private static final List<Trick> PATHS = Map.<String, java.util.function.UnaryOperator<String>>ofEntries(
                    Map.entry("//", path -> "/" + path),
                    Map.entry("trailing /", path -> path + "/"),
                    Map.entry("/./", path -> "/." + path),
                    Map.entry("/x/..", path -> "/x/.." + path),
                    Map.entry("%2e%2e", path -> "/x/%2e%2e" + path),
                    Map.entry("%2F", path -> path.replaceFirst("(?<=.)/", "%2F")),
                    Map.entry("%5C", path -> path.replaceFirst("(?<=.)/", "%5C")),
                    Map.entry("backslash", path -> path.replaceFirst("(?<=.)/", "\\\\")),
                    Map.entry(";x", path -> path + ";jsessionid=x"),
                    Map.entry(";x in between", path -> "/;x=y" + path),
                    Map.entry("upper case", path -> path.toUpperCase(java.util.Locale.ROOT)),
                    Map.entry("escaped letter", path -> firstEscaped(path, "%")),
                    Map.entry("escaped twice", path -> firstEscaped(path, "%25")),
                    Map.entry("%00", path -> path + "%00"),
                    Map.entry("%zz", path -> path + "%zz"),
                    Map.entry("%ff", path -> path + "%ff%c0%ae"),
                    Map.entry("suffix", path -> path + ".json"),
                    Map.entry("fragment", path -> path + "#x"),
                    Map.entry("absolute", path -> "http://evil.example.com" + path),
                    Map.entry("/error", path -> "/error"),
                    Map.entry("/actuator", path -> "/actuator/env/.." + path),
                    Map.entry("raw bytes", path -> path + "\u00e9\u00ff"),
                    Map.entry("blank", path -> path + " x"),
                    Map.entry("*", path -> "*"),
                    Map.entry("long", path -> path + "/" + "x".repeat(20_000)))
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .map(way -> new Trick("path " + way.getKey(), attack -> {
                var query = attack.target.substring(attack.path().length());
                attack.target = way.getValue().apply(attack.path()) + query;
            }))
            .toList();

    private static final List<Trick> HEADERS = List.of(
                    "Host: evil.example.com",
                    "Host: a b",
                    "Host:",
                    "X-Forwarded-Host: evil.example.com",
                    "X-Forwarded-Proto: http\r\nX-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Port: 1",
                    "X-Forwarded-Prefix: /actuator\r\nForwarded: for=127.0.0.1;host=evil",
                    "X-HTTP-Method-Override: GET\r\nX-Original-URL: /actuator/health\r\nX-Rewrite-URL: /",
                    "X-Long: " + "x".repeat(20_000),
                    "X-One: 1\r\n".repeat(300) + "X-Last: 1",
                    "X-Folded: a\r\n b",
                    "X-Bare: a\nX-Injected: b",
                    ": no name",
                    "no colon",
                    "X-Nul: \u0000",
                    "Content-Type: text/plain",
                    "Content-Type: multipart/form-data; boundary=x",
                    "Content-Type: application/json; charset=utf-7",
                    "Content-Type: application/x-www-form-urlencoded; charset=nonsense",
                    "Content-Type: ///;;==\"",
                    "Content-Type: application/xml",
                    "Content-Encoding: gzip",
                    "Accept: ///",
                    "Accept: text/html;q=nonsense",
                    "Accept: application/xml",
                    "Accept-Language: " + "de-de-de,".repeat(300),
                    "Origin: null",
                    "Origin: http://[",
                    "Origin: http://a:b",
                    "Origin: https://flex.twilio.com",
                    "Origin: https://flex.twilio.com.evil.example.com",
                    "Origin: http://evil.example.com\r\nAccess-Control-Request-Method: POST",
                    "Cookie: JSESSIONID=x; a=\"" + Strange.PHONE + "; =;;",
                    "Expect: 100-continue",
                    "Expect: the worst",
                    "Upgrade: h2c\r\nHTTP2-Settings: AAA",
                    "Upgrade: websocket\r\nSec-WebSocket-Key: x",
                    "Range: bytes=0-0\r\nIf-Match: *\r\nIf-Modified-Since: never",
                    "Content-Length: -1",
                    "Content-Length: +5",
                    "Content-Length: 5\r\nContent-Length: 6",
                    "Content-Length: 99999999999999999999",
                    "Transfer-Encoding: gzip",
                    "Transfer-Encoding: chunked, identity",
                    "Transfer-Encoding: \u000bchunked")
            .stream()
            .map(lines -> new Trick(
                    "header " + lines.substring(0, Math.min(lines.length(), 28)).split("[\r\n\u0000]")[0], attack -> {
                        var name = lines.split(":", 2)[0];
                        if (List.of("Host", "Content-Type", "Content-Length").contains(name)) attack.without(name);
                        attack.header(lines);
                    }))
            .toList();

    private static final List<Trick> FRAMES = List.of(
            new Trick(
                    "chunked",
                    attack -> chunked(attack, Integer.toHexString(attack.body.length) + "\r\n", "\r\n0\r\n\r\n")),
            new Trick(
                    "chunks without end",
                    attack -> chunked(attack, Integer.toHexString(attack.body.length) + "\r\n", "\r\n")),
            new Trick("chunk of no size", attack -> chunked(attack, "zz\r\n", "\r\n0\r\n\r\n")),
            new Trick("chunk of all sizes", attack -> chunked(attack, "7fffffffffffffff\r\n", "")),
            new Trick(
                    "chunk with a tail",
                    attack -> chunked(
                            attack,
                            Integer.toHexString(attack.body.length) + ";" + "x".repeat(20_000) + "\r\n",
                            "\r\n0\r\n\r\n")),
            new Trick("chunked and counted", attack -> {
                attack.header("Content-Length: 3");
                chunked(attack, Integer.toHexString(attack.body.length) + "\r\n", "\r\n0\r\n\r\n");
            }),
            new Trick("counts too much", attack -> framed(attack, attack.body.length + 10, attack.body)),
            new Trick("counts too little", attack -> framed(attack, attack.body.length / 2, attack.body)),
            new Trick("announces a gigabyte", attack -> framed(attack, 1 << 30, attack.body)),
            new Trick("not counted", attack -> attack.framed = attack.body),
            new Trick(
                    "another request behind",
                    attack -> framed(
                            attack,
                            attack.body.length,
                            joined(attack.body, "GET /actuator/env HTTP/1.1\r\nHost: x\r\n\r\n"))),
            new Trick("HTTP/1.0", attack -> attack.version = "HTTP/1.0"),
            new Trick("HTTP/9.9", attack -> attack.version = "HTTP/9.9"),
            new Trick("no version", attack -> {
                attack.version = "";
                attack.mayGoUnanswered = true;
            }));

    private static void chunked(Attack attack, String before, String after) {
        attack.without("Transfer-Encoding").header("Transfer-Encoding: chunked");
        attack.framed = joined(
                before.getBytes(StandardCharsets.US_ASCII), attack.body, after.getBytes(StandardCharsets.US_ASCII));
    }

    private static void framed(Attack attack, int length, byte[] body) {
        attack.without("Content-Length").header("Content-Length: " + length);
        attack.framed = body;
    }

    private static byte[] joined(byte[] one, String other) {
        return joined(one, other.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] joined(byte[]... parts) {
        var all = new java.io.ByteArrayOutputStream();
        for (var part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    /** Tricks come in a row: what is left of the path by then may be {@code *}. */
    private static String firstEscaped(String path, String percent) {
        return path.length() < 2 ? path : "/" + percent + Integer.toHexString(path.charAt(1)) + path.substring(2);
    }
}
