package com.flexreconnect.simulator.world;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Twilio identifiers: a two-letter prefix and 32 hexadecimal digits. */
public final class Sids {

    private static final RandomGenerator ANY = new SecureRandom();
    private static volatile RandomGenerator random = ANY;

    private Sids() {}

    /** From now on the fresh ones of this JVM are taken from here, so that a story can be played again. */
    public static void from(RandomGenerator other) {
        random = other;
    }

    public static void fromAnywhere() {
        random = ANY;
    }

    public static String fresh(String prefix) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }

    /** A SID that is the same in every run, for what belongs to the account from the start. */
    public static String fixed(String prefix, int number) {
        return prefix + "%032d".formatted(number);
    }
}
