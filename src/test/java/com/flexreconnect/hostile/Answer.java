package com.flexreconnect.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * What came back.
 *
 * @param status 0 when the connection was ended without an answer
 * @param head status line and headers
 */
record Answer(int status, String head, String body, long millis) {

    private static final int LONGEST_MS = 5_000;
    private static final byte[] BLANK = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Sends it, says that nothing more will come, and reads until the other side has ended. */
    static Answer to(Attack attack, int port) {
        var started = System.nanoTime();
        var came = new ByteArrayOutputStream();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), LONGEST_MS);
            socket.setSoTimeout(LONGEST_MS);
            try {
                socket.getOutputStream().write(attack.bytes());
                socket.shutdownOutput();
            } catch (IOException enough) {
                // it has heard enough, and may have answered
            }
            socket.getInputStream().transferTo(came);
        } catch (IOException ended) {
            // what came until then counts
        }
        return read(came.toByteArray(), (System.nanoTime() - started) / 1_000_000);
    }

    private static Answer read(byte[] all, long millis) {
        var end = end(all);
        if (end < 0) return new Answer(0, new String(all, StandardCharsets.ISO_8859_1), "", millis);
        var head = new String(all, 0, end, StandardCharsets.ISO_8859_1);
        var body = Arrays.copyOfRange(all, end + BLANK.length, all.length);
        if (head.startsWith("HTTP/1.1 100 ")) return read(body, millis);
        var chunked = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
        return new Answer(
                Integer.parseInt(head.split(" ", 3)[1].strip()),
                head,
                new String(chunked ? joined(body) : body, StandardCharsets.UTF_8),
                millis);
    }

    private static int end(byte[] all) {
        for (var i = 0; i + BLANK.length <= all.length; i++)
            if (Arrays.equals(all, i, i + BLANK.length, BLANK, 0, BLANK.length)) return i;
        return -1;
    }

    private static byte[] joined(byte[] chunks) {
        var in = new ByteArrayInputStream(chunks);
        var all = new ByteArrayOutputStream();
        for (var size = size(in); size > 0; size = size(in)) {
            var chunk = new byte[size];
            all.write(chunk, 0, in.readNBytes(chunk, 0, size));
            in.skip(2);
        }
        return all.toByteArray();
    }

    private static int size(ByteArrayInputStream in) {
        var line = new StringBuilder();
        for (var one = in.read(); one >= 0 && one != '\n'; one = in.read()) if (one != '\r') line.append((char) one);
        return line.isEmpty() ? 0 : Integer.parseInt(line.toString(), 16);
    }

    String contentType() {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:"))
                .map(line -> line.substring(13).strip())
                .findFirst()
                .orElse("");
    }
}
