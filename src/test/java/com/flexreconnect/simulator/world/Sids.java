package com.flexreconnect.simulator.world;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Twilio identifiers: a two-letter prefix and 32 hexadecimal digits. */
public final class Sids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Sids() {}

    public static String fresh(String prefix) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }

    /** A SID that is the same in every run, for what belongs to the account from the start. */
    public static String fixed(String prefix, int number) {
        return prefix + "%032d".formatted(number);
    }
}
