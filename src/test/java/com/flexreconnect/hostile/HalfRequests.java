package com.flexreconnect.hostile;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connections on which a request begins and does not go on, some in its head and some in its body. */
record HalfRequests(List<Socket> sockets) implements AutoCloseable {
    private static final List<String> HALVES = List.of(
            "POST /conference-status-handler HTTP/1.1\r\nHost: x\r\nX-Twi",
            "POST /conference-status-handler HTTP/1.1\r\nHost: x\r\nX-Twilio-Signature: x\r\nContent-Length: 900\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\nConferenceSid=",
            "POST /flex/end-conference HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                    + "Content-Type: application/json\r\n\r\nff\r\n{");

    static HalfRequests open(int port, int count) throws IOException {
        var all = new ArrayList<Socket>();
        for (var number = 0; number < count; number++) {
            var socket = new Socket("127.0.0.1", port);
            all.add(socket);
            socket.getOutputStream().write(HALVES.get(number % HALVES.size()).getBytes(StandardCharsets.US_ASCII));
        }
        return new HalfRequests(all);
    }

    /** How many the service has ended within that time, with or without an answer. */
    int endedByTheService(Duration time) throws IOException {
        var ended = 0;
        var until = System.nanoTime() + time.toNanos();
        for (var socket : sockets) {
            socket.setSoTimeout((int) Math.max(1, (until - System.nanoTime()) / 1_000_000));
            try {
                socket.getInputStream().readAllBytes();
                ended++;
            } catch (SocketTimeoutException stillOpen) {
                // not counted
            }
        }
        return ended;
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) socket.close();
    }
}
