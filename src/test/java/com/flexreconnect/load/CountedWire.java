package com.flexreconnect.load;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Stands between the service and PostgreSQL and counts what goes by, whichever library sent it: statements, and how often
 * somebody waited for an answer. Reads PostgreSQL's wire protocol, version 3.
 */
public final class CountedWire implements AutoCloseable {

    private static final int SSL_REQUEST = 80_877_103;

    private final URI database;
    private final ServerSocket door;
    private final List<String> statements = new ArrayList<>();
    private int roundTrips;

    private CountedWire(URI database, ServerSocket door) {
        this.database = database;
        this.door = door;
    }

    /** @param jdbcUrl of the database behind it */
    public static CountedWire to(String jdbcUrl) {
        try {
            var wire = new CountedWire(
                    URI.create(jdbcUrl.substring("jdbc:".length())),
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(wire::open);
            return wire;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public String jdbcUrl() {
        return "jdbc:" + database.toString().replace(database.getAuthority(), "127.0.0.1:" + door.getLocalPort());
    }

    /** Statements since the last time, but for those that only begin or end transactions; and round trips, with those. */
    public synchronized Count take() {
        var count = new Count(
                statements.stream()
                        .filter(sql -> !sql.matches("(?i)(begin|commit|rollback).*"))
                        .toList(),
                roundTrips,
                (int) statements.stream()
                        .filter(sql -> sql.equalsIgnoreCase("commit"))
                        .count());
        statements.clear();
        roundTrips = 0;
        return count;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException alreadyClosed) {
            // that is what was wanted
        }
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                var server = new Socket(database.getHost(), database.getPort());
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> until(client, server, () -> answers(server, client)));
                Thread.ofVirtual().start(() -> until(client, server, () -> new Session(client, server).listen()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private interface Copying {
        void run() throws IOException;
    }

    private static void until(Socket client, Socket server, Copying copying) {
        try (client;
                server) {
            copying.run();
        } catch (IOException over) {
            // one of the two has hung up
        }
    }

    private static void answers(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        in.transferTo(to.getOutputStream());
    }

    private synchronized void count(String sql) {
        statements.add(sql);
    }

    private synchronized void countRoundTrip() {
        roundTrips++;
    }

    /** Statements, their round trips and commits. */
    public record Count(List<String> statements, int roundTrips, int commits) {}

    /** What one client says. */
    private final class Session {

        private final DataInputStream in;
        private final DataOutputStream out;
        private final Map<String, String> prepared = new HashMap<>();
        private final Map<String, String> bound = new HashMap<>();
        private boolean asksSomething;

        Session(Socket client, Socket server) throws IOException {
            in = new DataInputStream(client.getInputStream());
            out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
        }

        void listen() throws IOException {
            while (greeting() == SSL_REQUEST) {}
            try {
                while (true) pass();
            } catch (EOFException hungUp) {
                out.flush();
            }
        }

        private int greeting() throws IOException {
            var length = in.readInt();
            var body = in.readNBytes(length - 4);
            out.writeInt(length);
            out.write(body);
            out.flush();
            return ByteBuffer.wrap(body).getInt();
        }

        private void pass() throws IOException {
            var type = in.readByte();
            var length = in.readInt();
            var body = in.readNBytes(length - 4);
            hear((char) type, new Text(body));
            out.writeByte(type);
            out.writeInt(length);
            out.write(body);
            if (in.available() == 0) out.flush();
        }

        private void hear(char type, Text body) {
            switch (type) {
                case 'P' -> prepared.put(body.next(), body.next());
                case 'B' -> bound.put(body.next(), prepared.getOrDefault(body.next(), "?"));
                case 'E' -> execute(bound.getOrDefault(body.next(), "?"));
                case 'Q' -> {
                    var sql = body.next();
                    execute(sql);
                    // the driver does not wait for its BEGIN: what follows is on its way already
                    if (!sql.equalsIgnoreCase("begin")) synced();
                }
                case 'S' -> synced();
                default -> {}
            }
        }

        /** A pool asks a connection that was idle for an empty answer; a new one is told its settings. */
        private void execute(String sql) {
            if (sql.isBlank() || sql.strip().toLowerCase(Locale.ROOT).startsWith("set ")) return;
            asksSomething = true;
            count(sql.strip());
        }

        private void synced() {
            if (asksSomething) countRoundTrip();
            asksSomething = false;
        }
    }

    /** Texts that end with a zero byte, one after the other. */
    private static final class Text {
        private final byte[] bytes;
        private int at;

        Text(byte[] bytes) {
            this.bytes = bytes;
        }

        String next() {
            var end = at;
            while (bytes[end] != 0) end++;
            var text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
            at = end + 1;
            return text;
        }
    }
}
