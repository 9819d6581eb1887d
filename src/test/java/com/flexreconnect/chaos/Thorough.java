package com.flexreconnect.chaos;

/** {@code -Dtest.args=-Dthorough=true}: all of it, for as long as it takes. */
final class Thorough {
    private Thorough() {}

    static boolean asked() {
        return Boolean.getBoolean("thorough");
    }
}
