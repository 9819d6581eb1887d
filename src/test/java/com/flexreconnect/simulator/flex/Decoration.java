package com.flexreconnect.simulator.flex;

import static com.flexreconnect.simulator.flex.TwilioHost.json;
import static com.flexreconnect.simulator.flex.TwilioHost.text;

import com.flexreconnect.simulator.json.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What Flex asks for and can do without, but loudly: status page, fonts, flags, sounds, telemetry. */
final class Decoration {

    private static final int SAMPLES = 800;

    private Decoration() {}

    static TwilioHost statusPage() {
        return context -> {
            var page = Json.object();
            page.putArray("components").addObject().put("name", "FLEX").put("status", "operational");
            page.putArray("incidents");
            page.putArray("scheduled_maintenances");
            page.putObject("status").put("indicator", "none");
            return json(context, page);
        };
    }

    static TwilioHost assets() {
        return context -> {
            if (context.path().endsWith(".css")) {
                return text(context, "text/css", "");
            }
            return json(context, context.path().endsWith("countries.json") ? Json.array() : Json.object());
        };
    }

    static TwilioHost telemetry() {
        return context -> json(context, Json.object());
    }

    /** A tenth of a second of silence, whatever sound was asked for. */
    static TwilioHost sounds() {
        byte[] wave = silence();
        return context -> {
            context.contentType("audio/wav").result(wave);
            return true;
        };
    }

    private static byte[] silence() {
        ByteBuffer wave = ByteBuffer.allocate(44 + SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
        wave.put(ascii("RIFF")).putInt(36 + SAMPLES).put(ascii("WAVEfmt ")).putInt(16);
        wave.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(8000);
        wave.putShort((short) 1).putShort((short) 8).put(ascii("data")).putInt(SAMPLES);
        byte[] level = new byte[SAMPLES];
        Arrays.fill(level, (byte) 0x80);
        return wave.put(level).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
