package com.flexreconnect.twilio;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** So many who wait to be let in that the door opens for nobody else: where connecting hangs. */
final class Crowd implements AutoCloseable {

    private final List<SocketChannel> waiting = new ArrayList<>();

    Crowd(SocketAddress door) throws IOException {
        for (var n = 0; n < 16; n++) {
            var channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(door);
            waiting.add(channel);
        }
    }

    @Override
    public void close() throws IOException {
        for (var channel : waiting) channel.close();
    }
}
