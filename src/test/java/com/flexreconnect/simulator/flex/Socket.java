package com.flexreconnect.simulator.flex;

import io.javalin.websocket.WsConnectContext;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** A browser's web socket: one message at a time, and silence about those that cannot be delivered any more. */
final class Socket {

    private final WsConnectContext context;

    Socket(WsConnectContext context, int heartbeatSeconds, String heartbeat) {
        this.context = context;
        context.enableAutomaticPings(20, TimeUnit.SECONDS);
        if (heartbeatSeconds > 0) {
            Thread.ofVirtual().start(() -> beat(heartbeatSeconds, heartbeat));
        }
    }

    synchronized void send(String message) {
        if (open()) {
            context.send(message);
        }
    }

    synchronized void send(byte[] frame) {
        if (open()) {
            context.send(ByteBuffer.wrap(frame));
        }
    }

    boolean open() {
        return context.session.isOpen();
    }

    void close() {
        context.closeSession();
    }

    private void beat(int seconds, String heartbeat) {
        try {
            while (open()) {
                TimeUnit.SECONDS.sleep(seconds);
                send(heartbeat);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
