package com.flexreconnect.voice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Soft tones that say "you are still connected", made here so that nothing needs to be hosted. */
final class Tones {
    static final Duration LENGTH = Duration.ofSeconds(8);

    /** WAV as telephones have it: 8000 samples a second, 16 bits, one channel. About 128 kB. */
    static final byte[] WAV = wav();

    private Tones() {}

    private static byte[] wav() {
        var rate = 8000;
        var samples = (int) LENGTH.toSeconds() * rate;
        var wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + 2 * samples).put(ascii("WAVEfmt "));
        wav.putInt(16).putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
        wav.putShort((short) 2).putShort((short) 16);
        wav.put(ascii("data")).putInt(2 * samples);
        for (var i = 0; i < samples; i++) wav.putShort((short) (sound((double) i / rate) * Short.MAX_VALUE));
        return wav.array();
    }

    /** Three notes that swell and fade, then quiet: a chord a quarter of the loudest that a phone can do. */
    private static double sound(double second) {
        return note(second, 0.2, 392.0)
                + note(second, 1.4, 493.9)
                + note(second, 2.6, 587.3)
                + note(second, 5.0, 440.0);
    }

    private static double note(double second, double start, double hertz) {
        var length = 2.2;
        var within = (second - start) / length;
        if (within < 0 || within > 1) return 0;
        var swell = Math.sin(Math.PI * within);
        return 0.12 * swell * swell * Math.sin(2 * Math.PI * hertz * second);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
