package com.flexreconnect.telemetry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A message on the wire, by the numbers of its fields: enough to read what is exported, without its schema. */
record Protobuf(Map<Integer, List<Object>> fields) {

    static Protobuf read(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var fields = new HashMap<Integer, List<Object>>();
        while (in.hasRemaining()) {
            var key = varint(in);
            fields.computeIfAbsent((int) (key >>> 3), number -> new ArrayList<>())
                    .add(value(in, (int) key & 7));
        }
        return new Protobuf(fields);
    }

    List<Protobuf> messages(int number) {
        return all(number).stream().map(bytes -> read((byte[]) bytes)).toList();
    }

    String text(int number) {
        return new String(bytes(number), StandardCharsets.UTF_8);
    }

    String hex(int number) {
        return HexFormat.of().formatHex(bytes(number));
    }

    int number(int number) {
        return all(number).isEmpty() ? 0 : ((Long) all(number).getFirst()).intValue();
    }

    private byte[] bytes(int number) {
        return all(number).isEmpty() ? new byte[0] : (byte[]) all(number).getFirst();
    }

    private List<Object> all(int number) {
        return fields.getOrDefault(number, List.of());
    }

    private static Object value(ByteBuffer in, int wireType) {
        return switch (wireType) {
            case 0 -> varint(in);
            case 1 -> in.getLong();
            case 5 -> (long) in.getInt();
            case 2 -> {
                var bytes = new byte[(int) varint(in)];
                in.get(bytes);
                yield bytes;
            }
            default -> throw new IllegalArgumentException("wire type " + wireType);
        };
    }

    private static long varint(ByteBuffer in) {
        var value = 0L;
        for (var shift = 0; ; shift += 7) {
            var part = in.get();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) return value;
        }
    }
}
