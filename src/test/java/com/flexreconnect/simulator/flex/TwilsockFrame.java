package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A frame of Twilsock 3, as the browser libraries read and write it: a line with the header's length, the header as JSON,
 * the payload.
 */
record TwilsockFrame(ObjectNode header, @Nullable JsonNode payload) {

    private static final String MAGIC = "TWILSOCK V3.0 ";

    /**
     * @throws IllegalArgumentException when this is no such frame
     */
    static TwilsockFrame read(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int lineEnd = all.indexOf("\r\n");
        if (!all.startsWith(MAGIC) || lineEnd < 0) {
            throw new IllegalArgumentException("no Twilsock frame");
        }
        int length = Integer.parseInt(all.substring(MAGIC.length(), lineEnd));
        int start = lineEnd + 2;
        ObjectNode header = Json.parseObject(new String(bytes, start, length, StandardCharsets.UTF_8));
        int size = header.path("payload_size").asInt(0);
        String payload = new String(bytes, start + length + 2, size, StandardCharsets.UTF_8);
        return new TwilsockFrame(header, size == 0 ? null : Json.parse(payload));
    }

    byte[] write() {
        byte[] body = payload == null ? new byte[0] : utf8(Json.write(payload));
        ObjectNode full = header.deepCopy().put("payload_size", body.length);
        if (body.length > 0) {
            full.put("payload_type", "application/json");
        }
        byte[] head = utf8(Json.write(full));
        var out = new ByteArrayOutputStream();
        out.writeBytes(utf8(MAGIC + head.length + "\r\n"));
        out.writeBytes(head);
        out.writeBytes(utf8("\r\n"));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
