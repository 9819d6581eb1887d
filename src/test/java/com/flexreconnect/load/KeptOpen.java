package com.flexreconnect.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One connection at a time, opened again when the service has closed it. Reads answers and nothing else, to be cheap. */
public final class KeptOpen implements AutoCloseable {

    private static final int PATIENCE_MS = 15_000;

    private final URI at;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private boolean over;

    public KeptOpen(URI at) {
        this.at = at;
    }

    /** The status of the answer; 0 when there was none. */
    public int post(byte[] request) {
        try {
            var open = open();
            open.getOutputStream().write(request);
            var status = answer();
            if (over) close();
            return status;
        } catch (IOException broken) {
            close();
            return 0;
        }
    }

    @Override
    public void close() {
        try {
            if (socket != null) socket.close();
        } catch (IOException alreadyGone) {
            // that is what was wanted
        }
        socket = null;
    }

    private Socket open() throws IOException {
        if (socket == null) {
            socket = new Socket(at.getHost(), at.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
            in = new BufferedInputStream(socket.getInputStream());
        }
        return socket;
    }

    private int answer() throws IOException {
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        var length = 0;
        var chunked = false;
        over = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Integer.parseInt(lower.substring(15).strip());
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
            over |= lower.startsWith("connection:") && lower.endsWith("close");
        }
        if (!chunked) in.skipNBytes(length);
        else skipChunks();
        return status;
    }

    private void skipChunks() throws IOException {
        var size = -1;
        while (size != 0) {
            size = Integer.parseInt(line(), 16);
            in.skipNBytes(size + 2L);
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) throw new EOFException("the service closed the connection");
            if (one != '\r') line.append((char) one);
        }
        return line.toString();
    }
}
